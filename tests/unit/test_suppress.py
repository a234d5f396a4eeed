"""Comments and settings that silence findings of check and migrate."""

from __future__ import annotations

from pathlib import Path

import pytest

from qdrant_async_migrate.config import Config
from qdrant_async_migrate.pipeline import run_check, run_migrate
from qdrant_async_migrate.suppress import comments, ignored_in_file, selected

HELPER = "import requests\n\n\ndef fetch(url):\n    return requests.get(url){leaf}\n"
SITE = "from helper import fetch\n\n\nasync def main(url):\n{above}    fetch(url){site}\n"


def found(folder: Path, files: dict[str, str], config: Config | None = None) -> list[tuple[str, int, str]]:
    (folder / "pyproject.toml").write_text("")
    for name, text in files.items():
        (folder / name).write_text(text)
    outcome = run_check([str(folder)], config or Config(), cwd=folder)
    return [(f.path, f.line, f.code) for f in outcome.findings]


def two(leaf: str = "", site: str = "", above: str = "") -> dict[str, str]:
    return {"helper.py": HELPER.format(leaf=leaf), "app.py": SITE.format(site=site, above=above)}


def test_without_comment(tmp_path: Path) -> None:
    assert found(tmp_path, two()) == [("app.py", 5, "QAM302")]


@pytest.mark.parametrize(
    "comment", ["  # qam: ignore[QAM302] slow is fine", "  # noqa: QAM302", "  # qam: ignore", "  # qam: ignore[QAM3]"]
)
@pytest.mark.parametrize("end", ["leaf", "site"])
def test_either_end_of_the_path(tmp_path: Path, comment: str, end: str) -> None:
    assert found(tmp_path, two(**{end: comment})) == []


def test_the_line_above(tmp_path: Path) -> None:
    assert found(tmp_path, two(above="    # qam: ignore[QAM302] why\n    # more words\n")) == []


def test_a_trailing_comment_does_not_reach_the_next_line(tmp_path: Path) -> None:
    text = "import time\n\n\nasync def f():\n    x = 1  # noqa: QAM301\n    time.sleep(x)\n"
    assert found(tmp_path, {"a.py": text}) == [("a.py", 6, "QAM301")]


@pytest.mark.parametrize("comment", ["  # qam: ignore[QAM305]", "  # noqa: E501", "  # noqa"])
def test_another_code_silences_nothing(tmp_path: Path, comment: str) -> None:
    assert ("app.py", 5, "QAM302") in found(tmp_path, two(site=comment))


def test_a_comment_in_a_string_is_none() -> None:
    assert comments('x = "# qam: ignore[QAM302]"\n') == []


def test_the_way_around_a_silenced_call(tmp_path: Path) -> None:
    text = "import requests\n\n\ndef fetch(url):\n    requests.get(url)  # qam: ignore[QAM302]\n    return again(url)\n\n\n"
    text += "def again(url):\n    return requests.get(url)\n"
    assert found(tmp_path, {"helper.py": text, "app.py": two()["app.py"]}) == [("app.py", 5, "QAM302")]


def test_unused_comments_are_told(tmp_path: Path) -> None:
    text = "async def f():\n    return 1  # qam: ignore[QAM302, QAM103] old\n"
    assert found(tmp_path, {"a.py": text}) == [("a.py", 2, "QAM005")]


def test_unused_comments_about_codes_that_are_off_are_not(tmp_path: Path) -> None:
    text = "async def f():\n    return 1  # qam: ignore[QAM302]\n"
    assert found(tmp_path, {"a.py": text}, Config(ignore=("QAM3",))) == []


def test_per_file_ignores(tmp_path: Path) -> None:
    assert found(tmp_path, two(), Config(per_file_ignores=(("app*", ("QAM3",)),))) == []
    assert not ignored_in_file("src/app.py", "QAM302", Config(per_file_ignores=(("tests/*", ("QAM302",)),)))


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        ((), (), True),
        (("QAM3",), (), True),
        (("QAM4",), (), False),
        ((), ("QAM3",), False),
        (("QAM302",), ("QAM3",), True),
        (("QAM3",), ("QAM302",), False),
        (("QAM3",), ("QAM3",), False),
    ],
)
def test_the_longer_prefix_wins(select: tuple[str, ...], ignore: tuple[str, ...], left: bool) -> None:
    assert selected("QAM302", Config(select=select, ignore=ignore)) is left


def test_files_that_cannot_be_read_are_always_told(tmp_path: Path) -> None:
    assert found(tmp_path, {"a.py": "def ("}, Config(select=("QAM3",))) == [("a.py", 1, "QAM001")]


def test_migrate_is_silenced_as_well(tmp_path: Path) -> None:
    text = "from qdrant_client import QdrantClient\n\nCOUNT = QdrantClient('x').count('docs')\n"
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "a.py").write_text(text)
    told = run_migrate([str(tmp_path)], Config(), cwd=tmp_path).findings
    assert {f.line for f in told} == {3}
    (tmp_path / "a.py").write_text(text.replace("('docs')", "('docs')  # qam: ignore"))
    assert run_migrate([str(tmp_path)], Config(), cwd=tmp_path).findings == ()
