import smtplib
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

from jinja2 import Environment
from reportlab.pdfgen import canvas

TEMPLATE = Environment().from_string("Dear {{ name }}")


@dataclass
class Mailbox:
    host: str = "localhost"
    port: int = 25
    sent: list = field(default_factory=list)

    def compose(self, to: str, text: str) -> EmailMessage:
        message = EmailMessage()
        message["To"] = to
        message.set_content(text)
        return message

    def deliver(self, message: EmailMessage) -> None:
        with smtplib.SMTP(self.host, self.port, timeout=10) as server:
            server.starttls()
            server.send_message(message)

    def remember(self, message: EmailMessage) -> None:
        self.sent.append(message)


@dataclass
class InvoiceService:
    mailbox: Mailbox
    folder: Path

    def render(self, name: str) -> str:
        return TEMPLATE.render(name=name)

    def path(self, number: int) -> Path:
        return self.folder / f"{number}.pdf"

    def write(self, number: int, name: str) -> Path:
        page = canvas.Canvas(str(self.path(number)))
        page.drawString(10, 10, self.render(name))
        page.save()
        return self.path(number)

    def archive(self, number: int) -> bytes:
        return self.path(number).read_bytes()

    def send(self, to: str, name: str) -> None:
        self.mailbox.deliver(self.mailbox.compose(to, self.render(name)))
