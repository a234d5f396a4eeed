from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from string import Template

from jinja2 import Environment, FileSystemLoader

environment = Environment(loader=FileSystemLoader("templates"), enable_async=True)
FOOTER = Path(__file__).with_name("footer.txt").read_text()


class Templates:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known = {path.stem: Template(path.read_text()) for path in folder.glob("*.txt")}

    def render(self, name: str, **values: str) -> str:
        return self.known[name].substitute(values) + FOOTER

    def reload(self, name: str) -> None:
        self.known[name] = Template((self.folder / f"{name}.txt").read_text())


def build(to: str, body: str) -> EmailMessage:
    message = EmailMessage()
    message["To"] = to
    message.set_content(body)
    return message
