from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Invoice(Base):
    __tablename__ = "invoices"
    id: Mapped[int] = mapped_column(primary_key=True)
    amount: Mapped[Decimal]
    paid: Mapped[bool]

    def total(self, rate: Decimal) -> Decimal:
        return self.amount * (1 + rate)


@dataclass
class Attachment:
    folder: Path
    name: str
    tags: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return self.folder / self.name

    @property
    def body(self) -> bytes:
        return self.path.read_bytes()

    def __add__(self, other: "Attachment") -> bytes:
        return self.body + other.body

    def __or__(self, tag: str) -> "Attachment":
        return Attachment(self.folder, self.name, [*self.tags, tag])
