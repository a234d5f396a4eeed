import pathlib
import tempfile

from click.testing import CliRunner

from indextool.cli import cli

with tempfile.TemporaryDirectory() as folder:
    root = pathlib.Path(folder)
    (root / "a.txt").write_text("alpha beta\n\ngamma")
    (root / "b.txt").write_text("beta delta")
    runner = CliRunner()
    store = str(root / "db")
    for args in (
        ["--db", store, "build", str(root / "a.txt"), str(root / "b.txt")],
        ["--db", store, "query", "beta", "-k", "2"],
        ["--db", store, "info"],
        ["--db", store, "-f", "json", "info"],
        ["--db", store, "prune", "--source", "b.txt", "--yes"],
        ["--db", store, "info"],
        ["--db", str(root / "none"), "query", "x"],
        ["frobnicate"],
    ):
        result = runner.invoke(cli, args)
        print(args[2:3], result.exit_code)
        print(result.output.replace(folder, "TMP").replace(folder.split("/")[-1], "TMP"))
