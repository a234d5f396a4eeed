from __future__ import annotations

from email.message import EmailMessage
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment, FileSystemLoader


class Renderer:
    def __init__(self, env: Environment) -> None:
        self.env = env

    @classmethod
    def of_folder(cls, folder: str) -> "Renderer":
        return cls(Environment(loader=FileSystemLoader(folder)))

    @classmethod
    def of_texts(cls, **texts: str) -> "Renderer":
        return cls(Environment(loader=DictLoader(texts)))

    def subject(self, name: str) -> str:
        return name.replace("_", " ").title()


class Letter:
    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self.headers: dict[str, str] = {}

    @cached_property
    def body(self) -> str:
        return (self.folder / f"{self.name}.txt").read_text()

    @cached_property
    def title(self) -> str:
        return self.name.title()

    def attach(self, files: list[Path]) -> EmailMessage:
        message = self.envelope()
        for file in files:
            message.add_attachment(file.read_bytes(), maintype="application", subtype="octet-stream")
        return message

    def envelope(self) -> EmailMessage:
        message = EmailMessage()
        message["Subject"] = self.title
        for key, value in self.headers.items():
            message[key] = value
        return message

    def __setitem__(self, key: str, value: str) -> None:
        self.headers[key] = value

    def __getitem__(self, key: str) -> str:
        return self.headers[key]

    def __str__(self) -> str:
        return f"{self.title}\n\n{self.body}"


def context(**values: Any) -> dict[str, Any]:
    return {k: v for k, v in values.items() if v is not None}
