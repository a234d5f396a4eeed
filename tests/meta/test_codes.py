"""The codes that have a page, a case, a line in the changelog and a use in the sources are one and the same set."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from qdrant_async_migrate.model.errors import UsageError
from qdrant_async_migrate.model.findings import Severity
from qdrant_async_migrate.rules import HEADINGS, codes, matching, page
from tests.fixtures.case import every, load

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "qdrant_async_migrate"
CODE = re.compile(r"\bQAM\d{3}\b")
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)

NO_CASE = {"QAM003": "tests/unit/test_own_fault.py"}
"""A fault of our own cannot be had from a program: a test plants one."""


def reported() -> set[str]:
    """Codes that anything outside of their pages uses: what is left has a page and is not reported."""
    sources = [file for file in [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.toml")] if file.parent.name != "rules"]
    return {code for file in sources for code in CODE.findall(file.read_text("utf-8"))}


def in_cases() -> set[str]:
    """Codes that some case expects to be reported, with path and line."""
    return {finding.code for case in map(load, every()) for finding in case.findings or ()}


def test_what_is_reported_has_a_page_and_a_case() -> None:
    assert reported() <= set(codes())
    assert in_cases() | set(NO_CASE) == reported()
    assert not in_cases() & set(NO_CASE)


def test_changelog_and_pages_have_the_same_codes() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    lines = re.findall(r"^ *- .*(?:\n +(?!- ).*)*", changelog, re.MULTILINE)
    assert {code for line in lines for code in CODE.findall(line)} == set(codes())


def test_a_page_says_if_its_code_is_not_reported() -> None:
    assert {code for code in codes() if "not reported yet" in page(code).text.lower()} == set(codes()) - reported()


@pytest.mark.parametrize("code", NO_CASE)
def test_a_code_without_a_case_has_a_test(code: str) -> None:
    text = (ROOT / NO_CASE[code]).read_text("utf-8")
    assert code in text


@pytest.mark.parametrize("code", codes())
def test_a_page_is_whole(code: str) -> None:
    about = page(code)
    assert about.code == code
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", about.name)
    assert isinstance(about.severity, Severity)
    assert 10 <= len(about.summary) <= 110
    assert not about.summary.endswith(".")
    parts = re.split(r"^## (.*)\n", about.text, flags=re.MULTILINE)
    assert tuple(parts[1::2]) == HEADINGS
    assert all(len(part.strip()) > 20 for part in parts[2::2])
    assert "```" in parts[6], "an example is code"


@pytest.mark.parametrize("code", codes())
def test_an_example_is_python_and_marks_the_place(code: str) -> None:
    text = page(code).text
    for block in BLOCK.findall(text):
        ast.parse(block)
    example = text.split("## Example\n")[1].split("\n## ")[0]
    assert code in example or code == "QAM004" or code.startswith("QAM0")


@pytest.mark.parametrize("code", [code for code in codes() if not code.startswith("QAM00")])
def test_a_page_says_how_to_silence_itself(code: str) -> None:
    silence = page(code).text.split("## Silence\n")[1]
    assert f"# qam: ignore[{code}]" in silence


def test_names_are_different() -> None:
    assert len({page(code).name for code in codes()}) == len(codes())


def test_codes_that_a_page_refers_to_exist() -> None:
    mentioned = {found for code in codes() for found in CODE.findall(page(code).text)}
    assert mentioned <= set(codes())


def test_prefixes() -> None:
    assert matching("qam60") == tuple(code for code in codes() if code.startswith("QAM60"))
    assert len(matching("QAM60")) >= 5
    assert matching("QAM9") == ()


@pytest.mark.parametrize("unknown", ["QAM999", "QAM", "qam30", ""])
def test_an_unknown_code_is_a_mistake_of_the_user(unknown: str) -> None:
    with pytest.raises(UsageError, match="there is no code"):
        page(unknown)
