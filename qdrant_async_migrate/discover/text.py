"""Bytes to text and back. In: the bytes of a Python file. Out: its text and the form it was stored in, so that
``encode(*decode(data)) == data``; newlines are never translated. Knows no paths."""

from __future__ import annotations

import codecs
import re
import tokenize

from qdrant_async_migrate.model.source import TextForm

_LINE_END = re.compile(rb"\r\n|\r|\n")


class Undecodable(ValueError):
    """The bytes are no text that could be given back unchanged: where (line and column from 1), and why."""

    def __init__(self, reason: str, line: int = 1, column: int = 1) -> None:
        super().__init__(reason)
        self.reason, self.line, self.column = reason, line, column


def decode(data: bytes) -> tuple[str, TextForm]:
    """Decode Python source the way Python does (PEP 263: BOM, coding cookie, else UTF-8).

    Raises Undecodable where Python could not, and for encodings that do not give back the same bytes.
    """
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if bom else data
    encoding = _encoding_of(data)
    form = TextForm(encoding=encoding, bom=bom, newline=_newline_of(body))
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(body, encoding, error) from None
    except (LookupError, ValueError) as error:
        raise Undecodable(f"encoding {encoding}: {error}") from None
    if encoding != "utf-8" and not _comes_back(text, form, data):
        raise Undecodable(f"encoding {encoding} would not give back the same bytes")
    return text, form


def encode(text: str, form: TextForm) -> bytes:
    """The inverse of ``decode``. Raises UnicodeEncodeError where the text holds what the encoding cannot say."""
    return (codecs.BOM_UTF8 if form.bom else b"") + text.encode(form.encoding)


def is_plain(data: bytes) -> bool:
    """Whether the bytes are ASCII and name no encoding: decoding them cannot fail."""
    if not data.isascii():
        return False
    end = data.find(b"\n", data.find(b"\n") + 1)
    head = data if end < 0 else data[:end]
    return b"coding" not in head or not any(b"coding" in line for line in _LINE_END.split(head, maxsplit=2)[:2])


def _encoding_of(data: bytes) -> str:
    if is_plain(data):
        return "utf-8"
    lines = iter([line + b"\n" for line in _LINE_END.split(data, maxsplit=2)[:2]])
    try:
        encoding, _ = tokenize.detect_encoding(lambda: next(lines, b""))
    except SyntaxError as error:
        reason = str(error)
        if reason.startswith("unknown encoding"):
            raise Undecodable(reason) from None
        return "utf-8"  # the header is no UTF-8: decoding says where, which is the better message
    return "utf-8" if encoding == "utf-8-sig" else encoding


def _newline_of(data: bytes) -> str:
    """The line end that most lines have; ``\\n`` for a draw or none at all."""
    if b"\r" not in data:
        return "\n"
    pairs = data.count(b"\r\n")
    counts = {"\n": data.count(b"\n") - pairs, "\r\n": pairs, "\r": data.count(b"\r") - pairs}
    return max(counts, key=lambda newline: counts[newline])


def _undecodable(body: bytes, encoding: str, error: UnicodeDecodeError) -> Undecodable:
    if error.object != body:  # some codecs decode in pieces, and speak of a place in the piece
        return Undecodable(f"the file is not {encoding}: {error.reason}")
    before = _LINE_END.split(body[: error.start])
    try:
        column = len(before[-1].decode(encoding)) + 1
    except UnicodeDecodeError:  # the line begins in the middle of a shifted state
        column = 1
    return Undecodable(f"byte 0x{body[error.start]:02x} is not {encoding}: {error.reason}", len(before), column)


def _comes_back(text: str, form: TextForm, data: bytes) -> bool:
    try:
        return encode(text, form) == data
    except UnicodeError:
        return False
