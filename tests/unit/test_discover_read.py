"""Bytes to text and back, and files that cannot be read."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qdrant_async_migrate.discover import Candidate, Undecodable, decode, encode, read, source
from qdrant_async_migrate.model.source import SourceFile, SourceKind, TextForm, Unread

BOM = codecs.BOM_UTF8


def candidate(path: str = "a.py", kind: SourceKind = SourceKind.PY) -> Candidate:
    return Candidate(path, "a", is_package=False, kind=kind, writable=True)


@pytest.mark.parametrize(
    ("data", "text", "form"),
    [
        (b"", "", TextForm()),
        (b"x = 1\n", "x = 1\n", TextForm()),
        (b"x = 1\r\ny = 2\r\n", "x = 1\r\ny = 2\r\n", TextForm(newline="\r\n")),
        (b"x\ry\r", "x\ry\r", TextForm(newline="\r")),
        (b"a\r\nb\nc\r\n", "a\r\nb\nc\r\n", TextForm(newline="\r\n")),
        (b"a\r\nb\n", "a\r\nb\n", TextForm()),
        (BOM + "é\n".encode(), "é\n", TextForm(bom=True)),
        (BOM, "", TextForm(bom=True)),
        (b"# -*- coding: latin-1 -*-\n\xe9", "# -*- coding: latin-1 -*-\né", TextForm("iso-8859-1")),
        (
            b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n\x80",
            "#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n€",
            TextForm("cp1252"),
        ),
        (b"#!x\r# coding: cp1252\r\x80", "#!x\r# coding: cp1252\r€", TextForm("cp1252", newline="\r")),
        (b"x = 1\n# coding: latin-1\n", "x = 1\n# coding: latin-1\n", TextForm()),
        (b"\n\n# coding: latin-1\n", "\n\n# coding: latin-1\n", TextForm()),
        (b"s = '\x0c\x0b'\n", "s = '\x0c\x0b'\n", TextForm()),
    ],
)
def test_decode(data: bytes, text: str, form: TextForm) -> None:
    assert decode(data) == (text, form)
    assert encode(text, form) == data


@pytest.mark.parametrize(
    ("data", "line", "column", "reason"),
    [
        (b"x = 1\ny = '\xe9'\n", 2, 6, "byte 0xe9 is not utf-8"),
        ("é".encode() + b" \xff\n", 1, 3, "byte 0xff is not utf-8"),
        (b"a\r\nb\rc \xff", 3, 3, "byte 0xff"),
        (b"# coding: nonsense\n", 1, 1, "unknown encoding: nonsense"),
        (b"# coding: ascii\nx = '\xc3\xa9'\n", 2, 6, "is not ascii"),
        (b"# coding: rot13\nk = 1\n", 1, 1, "rot13"),
        (b"# coding: utf-7\nx = '+AGE-'\n", 1, 1, "would not give back"),
        ("x = 1\n".encode("utf-16"), 1, 1, "byte 0xff is not utf-8"),
    ],
)
def test_what_cannot_be_decoded(data: bytes, line: int, column: int, reason: str) -> None:
    with pytest.raises(Undecodable, match=reason) as caught:
        decode(data)
    assert (caught.value.line, caught.value.column) == (line, column)


ENCODINGS = (
    "utf-8",
    "latin-1",
    "cp1252",
    "ascii",
    "utf-7",
    "shift_jis",
    "gb18030",
    "iso2022_jp",
    "euc-kr",
    "utf-16",
    "koi8-r",
    "hz",
    "idna",
)
headers = st.sampled_from(["# coding: {}\n", "#!/bin/sh\r\n# -*- coding: {} -*-\r\n", "# vim: fileencoding={}\r"])
cookies = st.builds(lambda header, encoding: header.format(encoding).encode(), headers, st.sampled_from(ENCODINGS))


@given(st.sampled_from([b"", BOM]), st.one_of(st.just(b""), cookies), st.one_of(st.binary(), st.text().map(str.encode)))
@example(b"", b"# coding: shift_jis\n", b"\x81\xca")
@example(b"", b"# coding: iso2022_jp\n", b"\x1b(B\x1b(Bx")
def test_what_is_decoded_comes_back(bom: bytes, cookie: bytes, body: bytes) -> None:
    data = bom + cookie + body
    try:
        text, form = decode(data)
    except Undecodable as refusal:
        place = (refusal.line, refusal.column)
    else:
        assert encode(text, form) == data
        place = (1, 1)
    assert place >= (1, 1)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30))
def test_python_reads_the_same_text(text: str) -> None:
    """Whatever ``compile`` takes as bytes, it takes as our text, with the same result."""
    data = f"x = {text!r}\n# {text}".encode()
    decoded, _ = decode(data)
    assert decoded.encode() == data


def test_read(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"x = 1\r\n")
    assert read(tmp_path, candidate()) == SourceFile(
        "a.py", "a", False, SourceKind.PY, b"x = 1\r\n", "x = 1\r\n", TextForm(newline="\r\n"), True
    )


def make_folder(path: Path) -> None:
    path.mkdir()


def make_dead_link(path: Path) -> None:
    path.symlink_to("nowhere")


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_bad_bytes(path: Path) -> None:
    path.write_bytes(b"\n\n  \xff\n")


@pytest.mark.parametrize(
    ("make", "line", "reason"),
    [
        (make_folder, 1, "(?i)cannot be read: .*(directory|regular)"),
        (make_dead_link, 1, "cannot be read: No such file"),
        (make_pipe, 1, "cannot be read: it is no regular file"),
        (lambda path: None, 1, "cannot be read: No such file"),
        (make_bad_bytes, 3, "cannot be decoded: byte 0xff"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, make: object, line: int, reason: str) -> None:
    assert callable(make)
    make(tmp_path / "a.py")
    unread = read(tmp_path, candidate())
    assert isinstance(unread, Unread)
    assert (unread.path, unread.code, unread.line) == ("a.py", "QAM002", line)
    with pytest.raises(ValueError, match=reason):
        raise ValueError(unread.reason)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("")
    (tmp_path / "a.py").chmod(0)
    assert isinstance(read(tmp_path, candidate()), Unread)


def test_a_notebook_is_read_by_who_knows_notebooks() -> None:
    notebook = candidate("n.ipynb", SourceKind.IPYNB)
    read_one = source(notebook, b'{"cells": []}', lambda data: f"{len(data)} bytes")
    assert isinstance(read_one, SourceFile)
    assert read_one.text == "13 bytes"

    def refuse(data: bytes) -> str:
        raise ValueError("it is no notebook")

    unread = source(notebook, b"{", refuse)
    assert isinstance(unread, Unread)
    assert unread.reason == "the notebook cannot be read: it is no notebook"
