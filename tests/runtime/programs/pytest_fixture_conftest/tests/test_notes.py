import pytest

from notes import shorten


def test_write_and_read(notes):
    notes.write(1, "hello")
    assert notes.read(1) == "hello"
    assert notes.read(2) is None


@pytest.mark.parametrize("texts,expected", [((), 0), (("a",), 1), (("a", "b", "c"), 3)])
def test_count(notes, texts, expected):
    for i, text in enumerate(texts):
        notes.write(i, text)
    assert notes.count() == expected


def test_empty_note(notes):
    with pytest.raises(ValueError, match="empty"):
        notes.write(1, "")


def test_shorten():  # same
    assert shorten("abcdefgh") == "abcde"  # same
