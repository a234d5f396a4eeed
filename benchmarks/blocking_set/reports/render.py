import smtplib
import subprocess
from email.mime.text import MIMEText
from functools import cached_property
from pathlib import Path
from string import Template

import markdown
import weasyprint
from PIL import Image, ImageDraw

from .sources import Table, config


class Page:
    def __init__(self, table: Table) -> None:
        self.table = table

    @cached_property
    def settings(self) -> dict:
        return config()

    def html(self) -> str:
        return Template("<h1>$name</h1>").substitute(name=self.table.name)

    def pdf(self) -> bytes:
        return weasyprint.HTML(string=self.html()).write_pdf()

    def chart(self) -> Image.Image:
        image = Image.new("RGB", (100, 100))
        ImageDraw.Draw(image).line((0, 0, 100, 100))
        return image

    def save_chart(self, path: Path) -> None:
        self.chart().save(path)

    def office(self, path: Path) -> int:
        return subprocess.Popen(["soffice", "--convert-to", "pdf", str(path)]).wait()


class Mailer:
    def __init__(self, host: str) -> None:
        self.host = host

    def __enter__(self) -> smtplib.SMTP:
        self.server = smtplib.SMTP(self.host)
        return self.server

    def __exit__(self, *exc: object) -> None:
        self.server.quit()


def letter(text: str) -> MIMEText:
    return MIMEText(text)


def prose(text: str) -> str:
    return markdown.markdown(text)
