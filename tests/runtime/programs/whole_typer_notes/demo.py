"""Runs the commands one after the other in one process, on a store in a temporary folder."""
import os
import tempfile

from typer.testing import CliRunner

from notes.cli import app

runner = CliRunner()

SESSION = [
    ["init"],
    ["init"],
    ["add", "buy milk", "--tag", "home"],
    ["add", "call the bank", "--tag", "office", "--tag", "urgent"],
    ["add", "water the plants", "--tag", "home"],
    ["list"],
    ["find", "milk", "--limit", "1"],
    ["tag", "show", "home"],
    ["tag", "rename", "home", "house"],
    ["list", "--tag", "house"],
    ["rm", "1"],
    ["rm", "42"],
    ["stats", "--json"],
]

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NOTES_DB"] = folder
        for args in SESSION:
            result = runner.invoke(app, args)
            print("$ notes", *args)
            print(result.stdout, end="")
            if result.exit_code:
                print("exit", result.exit_code)
