from __future__ import annotations

import getpass
import sys
from typing import TextIO

import click
import questionary
import typer
from rich.prompt import Confirm, Prompt


class Console:
    def __init__(self, stream: TextIO = sys.stdout) -> None:
        self.stream = stream

    def say(self, text: str) -> None:
        print(text)

    def ask(self, text: str) -> str:
        return input(text)

    def secret(self) -> str:
        return getpass.getpass("password: ")

    def choose(self, *names: str) -> str:
        return questionary.select("which?", choices=list(names)).ask()


class Quiet(Console):
    def ask(self, text: str) -> str:
        return ""

    def secret(self) -> str:
        return "x"


def sure(text: str) -> bool:
    return click.confirm(text)


def named() -> str:
    return Prompt.ask("name")


def really() -> bool:
    return typer.confirm("really?") and Confirm.ask("really?")


def paint(text: str) -> str:
    return click.style(text, fg="red")
