"""What ``check`` makes of findings: a baseline, comments, counts, an exit status. The findings are given by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from qdrant_async_migrate.cli import run
from qdrant_async_migrate.cli.baseline import save, without_known
from qdrant_async_migrate.cli.ignores import with_ignores
from qdrant_async_migrate.model.errors import UsageError
from qdrant_async_migrate.model.findings import Finding, Outcome
from tests.unit.reporting import API, BLOCKED, NOTE, outcome

OTHER = replace(BLOCKED, code="QAM301")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "api.py").write_text(API)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(monkeypatch: pytest.MonkeyPatch, *findings: Finding) -> None:
    """Let ``check`` find these."""

    def run_check(paths: object, config: object, **named: Any) -> Outcome:
        return outcome(*findings, command="check", files=())

    monkeypatch.setattr("qdrant_async_migrate.pipeline.run_check", run_check, raising=False)


def test_findings_on_stdout_and_figures_on_stderr(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    found(monkeypatch, BLOCKED)
    assert run(["check"]) == 1
    captured = capfd.readouterr()
    assert captured.out.startswith("app/api.py:5:5: QAM302 error:")
    assert " 5 |     audit.log(question)\n   |     ^^^^" in captured.out
    assert captured.err.startswith("1 finding (1 error).\n")


@pytest.mark.parametrize(
    ("arguments", "findings", "status"),
    [
        ([], [], 0),
        ([], [NOTE], 0),
        ([], [BLOCKED], 1),
        (["--exit-zero"], [BLOCKED], 0),
        (["--exit-zero"], [replace(BLOCKED, code="QAM001")], 2),
        (["--format", "json"], [BLOCKED], 1),
    ],
)
def test_status(
    project: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], findings: list[Finding], status: int
) -> None:
    found(monkeypatch, *findings)
    assert run(["check", *arguments]) == status


def test_statistics(project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    found(monkeypatch, BLOCKED, BLOCKED, OTHER)
    assert run(["check", "--statistics"]) == 1
    assert [line.split()[:2] for line in capfd.readouterr().out.splitlines()] == [["2", "QAM302"], ["1", "QAM301"]]


def test_a_baseline_from_the_command_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    found(monkeypatch, BLOCKED)
    assert run(["check", "--baseline", "known.json", "--write-baseline"]) == 0
    assert run(["check", "--baseline", "known.json"]) == 0
    (project / "app" / "api.py").write_text("# one more line\n" + API)
    found(monkeypatch, replace(BLOCKED, line=6, end_line=6))
    assert run(["check", "--baseline", "known.json"]) == 0
    found(monkeypatch, replace(BLOCKED, line=6, end_line=6), replace(OTHER, line=6, end_line=6))
    capfd.readouterr()
    assert run(["check", "--baseline", "known.json", "--format", "json"]) == 1
    assert [finding["code"] for finding in json.loads(capfd.readouterr().out)["findings"]] == ["QAM301"]


def test_a_baseline_from_the_configuration_lies_at_the_root(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "pyproject.toml").write_text('[tool.qdrant-async-migrate]\nbaseline = "known.json"\n')
    monkeypatch.chdir(project / "app")
    found(monkeypatch)
    assert run(["check", "--write-baseline"]) == 0
    assert (project / "known.json").exists()


def test_entries_that_nothing_stands_for_are_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    save(outcome(BLOCKED), Path("known.json"))
    found(monkeypatch)
    assert run(["check", "--baseline", "known.json"]) == 0
    assert "1 finding of known.json no longer found" in capfd.readouterr().err


def test_what_is_known_once_is_left_out_once(project: Path) -> None:
    save(outcome(BLOCKED), project / "known.json")
    left, stale = without_known(outcome(BLOCKED, BLOCKED), project / "known.json")
    assert (left.findings, stale) == ((BLOCKED,), 0)


def test_a_baseline_has_no_line_numbers(project: Path) -> None:
    save(outcome(BLOCKED), project / "known.json")
    (row,) = json.loads((project / "known.json").read_text())["findings"]
    assert row == {"path": "app/api.py", "code": "QAM302", "line": "audit.log(question)"}


@pytest.mark.parametrize("text", ["", "[]", '{"findings": [1]}', "{}"])
def test_what_is_no_baseline(project: Path, text: str) -> None:
    (project / "known.json").write_text(text)
    with pytest.raises(UsageError, match="this is no baseline"):
        without_known(outcome(), project / "known.json")


@pytest.mark.parametrize("arguments", [["--baseline", "nowhere.json"], ["--write-baseline"]])
def test_a_baseline_that_is_not_there(project: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    found(monkeypatch)
    assert run(["check", *arguments]) == 2


def test_comments_are_added_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found(monkeypatch, BLOCKED, OTHER)
    for _ in range(2):
        assert run(["check", "--add-ignores"]) == 0
        assert "    audit.log(question)  # qam: ignore[QAM301, QAM302]\n" in (project / "app" / "api.py").read_text()


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("f(x)\r\ng()\r\n", 1, "f(x)  # qam: ignore[QAM302]\r\ng()\r\n"),
        ("f(x)", 1, "f(x)  # qam: ignore[QAM302]"),
        ("f(x)  # why\n", 1, "f(x)  # why  # qam: ignore[QAM302]\n"),
        ("f(x)  # qam: ignore[QAM303] disk\n", 1, "f(x)  # qam: ignore[QAM302, QAM303] disk\n"),
        ("f(\n    x,\n)\n", 1, "f(  # qam: ignore[QAM302]\n    x,\n)\n"),
        ('x = f("""\na\n""")\n', 1, None),
        ("x = \\\n  f()\n", 1, None),
        ("x = \\\n  f()\n", 2, "x = \\\n  f()  # qam: ignore[QAM302]\n"),
    ],
)
def test_where_a_comment_can_stand(project: Path, text: str, line: int, expected: str | None) -> None:
    (project / "app" / "api.py").write_bytes(text.encode())
    place = replace(BLOCKED, line=line, end_line=line)
    commented, left = with_ignores(outcome(place))
    assert [file.after for file in commented.files] == ([] if expected is None else [expected])
    assert left == ((place,) if expected is None else ())


def test_a_notebook_takes_no_comments(project: Path) -> None:
    (project / "app" / "api.ipynb").write_text("{}")
    place = replace(BLOCKED, path="app/api.ipynb", line=1, end_line=1)
    assert with_ignores(outcome(place))[1] == (place,)


@pytest.mark.parametrize("flag", ["--fix", "--add-ignores", "--write-baseline"])
def test_text_on_stdin_is_not_written(project: Path, monkeypatch: pytest.MonkeyPatch, flag: str) -> None:
    found(monkeypatch)
    assert run(["check", flag, "--stdin-filename", "x.py", "-"]) == 2
