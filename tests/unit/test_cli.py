"""Commands as a user types them: what goes to which stream, and the exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from qdrant_async_migrate import __version__
from qdrant_async_migrate.cli import run
from qdrant_async_migrate.cli.group import COMMANDS, group
from qdrant_async_migrate.rules import codes

ROOT = Path(__file__).resolve().parents[2]
STORE = """\
from qdrant_client import QdrantClient


def count(client: QdrantClient) -> int:
    return client.count("docs").count
"""
AWAITED = """\
from qdrant_client import AsyncQdrantClient


async def count(client: AsyncQdrantClient) -> int:
    return (await client.count("docs")).count
"""
HELD = """\
from qdrant_client import QdrantClient


class Store:
    def __init__(self) -> None:
        self.client = QdrantClient(":memory:")

    def __len__(self) -> int:
        return self.client.count("docs").count
"""
PLAIN = "def add(a: int, b: int) -> int:\n    return a + b\n"
BROKEN = "def add(a, b:\n    return a\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, and the working directory in it."""
    (tmp_path / "pyproject.toml").touch()
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.py").write_bytes(text.encode())


def migrate(*arguments: str) -> int:
    return run(["migrate", "--no-cache", *arguments])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_listed_as_it_calls_itself(name: str) -> None:
    command = import_module(f"qdrant_async_migrate.cli.{name}").command
    assert command.name == name
    assert group.get_command(None, name) is command  # type: ignore[arg-type]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    assert f"qdrant-async-migrate {name}" in capfd.readouterr().out


@pytest.mark.parametrize("arguments", [["--version"], ["-V"]])
def test_version(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 0
    assert capfd.readouterr().out == f"qdrant-async-migrate {__version__}\n"


def test_the_module_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "qdrant_async_migrate", "--version"], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.decode().strip() == f"qdrant-async-migrate {__version__}"


@pytest.mark.parametrize(
    "arguments",
    [
        ["migrat"],
        ["migrate", "--nonsense"],
        ["migrate", "--write", "--check"],
        ["migrate", "--format", "xml"],
        ["migrate", "--jobs", "-1"],
        ["explain"],
    ],
)
def test_usage_errors(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    captured = capfd.readouterr()
    assert captured.out == ""
    assert "Error" in captured.err


@pytest.mark.parametrize("arguments", [["nowhere"], ["."], ["--stdin-filename", "x.py"], ["-"], ["--select", "Q3", "store.py"]])
def test_what_cannot_be_done(arguments: list[str], project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    if "store.py" in arguments:
        put(project, store=STORE)
    assert migrate(*arguments) == 2
    captured = capfd.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error: ")


def test_a_broken_configuration_names_file_and_key(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(project, store=STORE)
    (project / "pyproject.toml").write_text("[tool.qdrant-async-migrate]\nexlude = ['x']\n")
    assert migrate() == 2
    assert "did you mean 'exclude'?" in capfd.readouterr().err


def test_the_diff_is_the_whole_of_stdout_and_git_applies_it(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(project, store=STORE, plain=PLAIN)
    assert migrate() == 0
    captured = capfd.readouterr()
    assert captured.out.startswith("--- a/store.py\n+++ b/store.py\n@@ ")
    assert "Would change 1 file" in captured.err
    assert (project / "store.py").read_text() == STORE
    subprocess.run(["git", "apply"], input=captured.out.encode(), cwd=project, check=True)
    assert (project / "store.py").read_text() == AWAITED


@pytest.mark.parametrize(
    "text",
    [STORE.replace("\n", "\r\n"), STORE.rstrip("\n"), "\ufeff" + STORE],
    ids=["crlf", "no newline at the end", "bom"],
)
def test_git_applies_what_comes_out_of_such_a_file(project: Path, text: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    put(project, store=text)
    assert migrate() == 0
    subprocess.run(["git", "apply"], input=capfdbinary.readouterr().out, cwd=project, check=True)
    applied = (project / "store.py").read_bytes()
    (project / "store.py").write_bytes(text.encode())
    assert migrate("--write") == 0
    assert applied == (project / "store.py").read_bytes() != text.encode()


def test_git_applies_it_below_the_top(project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    folder = project / "shop" / "shop"
    folder.mkdir(parents=True)
    put(folder, store=STORE)
    monkeypatch.chdir(project / "shop")
    assert migrate() == 0
    subprocess.run(["git", "apply"], input=capfd.readouterr().out.encode(), cwd=project / "shop", check=True)
    assert (folder / "store.py").read_text() == AWAITED


def test_write_and_again_and_undo(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(project, store=STORE)
    assert migrate("--write") == 0
    assert (project / "store.py").read_text() == AWAITED
    captured = capfd.readouterr()
    assert captured.out == ""
    assert "Changed 1 file: 1 call awaited" in captured.err
    assert migrate() == 0
    assert capfd.readouterr().out == ""
    assert run(["undo"]) == 0
    assert (project / "store.py").read_text() == STORE
    assert run(["undo"]) == 2


@pytest.mark.parametrize(("text", "status"), [(STORE, 1), (AWAITED, 0), (PLAIN, 0), (HELD, 1)])
def test_check_says_whether_something_is_left(project: Path, text: str, status: int) -> None:
    put(project, store=text)
    assert migrate("--check") == status
    assert (project / "store.py").read_text() == text


def test_what_is_held_back_is_a_finding(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(project, store=HELD)
    assert migrate() == 1
    captured = capfd.readouterr()
    assert captured.out == ""
    assert "QAM113 warning" in captured.err
    assert "Held back: 1 call of 1 client." in captured.err


def test_a_file_that_does_not_parse_is_2_and_the_others_are_done(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(project, broken=BROKEN, store=STORE)
    assert migrate() == 2
    captured = capfd.readouterr()
    assert "broken.py:" in captured.err
    assert "QAM001 error" in captured.err
    assert "+++ b/store.py" in captured.out


def test_quiet(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(project, store=STORE)
    assert migrate("-q") == 0
    captured = capfd.readouterr()
    assert captured.out.startswith("--- a/store.py")
    assert captured.err == ""


def test_verbose_says_why(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(project, store=STORE)
    assert migrate("-v") == 0
    assert "store.count -> QdrantClient.count" in capfd.readouterr().err


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_report_is_alone_on_stdout(project: Path, form: str, capfd: pytest.CaptureFixture[str]) -> None:
    put(project, store=STORE)
    assert migrate("--format", form) == 0
    captured = capfd.readouterr()
    assert json.loads(captured.out)["version"] in (__version__, "2.1.0")
    assert captured.err == ""


def test_json_of_a_run_that_wrote(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(project, store=STORE, plain=PLAIN)
    assert migrate("--format", "json", "--write") == 0
    report = json.loads(capfd.readouterr().out)
    assert report["written"] is True
    assert {file["path"]: file["status"] for file in report["files"]} == {"store.py": "changed", "plain.py": "unchanged"}
    assert report["summary"]["calls"] == {"awaited": 1, "kept": 0}
    assert [function["symbol"] for function in report["functions"]] == ["store.count"]


def test_annotations_name_what_would_change(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(project, store=STORE)
    assert migrate("--format", "github", "--check") == 1
    assert "file=store.py::qdrant-async-migrate migrate would change this file" in capfd.readouterr().out


def test_colours_only_where_asked_for(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(project, store=STORE)
    migrate()
    captured = capfd.readouterr()
    assert "\x1b[" not in captured.out + captured.err
    migrate("--color", "always")
    captured = capfd.readouterr()
    assert "\x1b[32m+async def count" in captured.out
    assert "\x1b[" in captured.err


def test_show_files(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(project, store=STORE, plain=PLAIN)
    (project / ".gitignore").write_text("plain.py\n")
    assert migrate("--show-files") == 0
    captured = capfd.readouterr()
    assert captured.out == "store.py\n"
    assert "plain.py  left out: .gitignore" in captured.err
    assert (project / "store.py").read_text() == STORE


def test_paths_are_as_seen_from_here(project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "app").mkdir()
    (project / "docs").mkdir()
    put(project / "app", store=STORE)
    monkeypatch.chdir(project / "docs")
    assert migrate("../app", "--format", "json") == 0
    (file,) = json.loads(capfd.readouterr().out)["files"]
    assert file["path"] == "../app/store.py"


def test_rules_lists_every_code(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["rules"]) == 0
    assert tuple(line.split()[0] for line in capfd.readouterr().out.splitlines()) == codes()


def test_explain_a_code(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "qam302"]) == 0
    text = capfd.readouterr().out
    assert text.startswith("QAM302 http-in-coroutine (error)\na blocking HTTP request in a coroutine\n\nWhat\n")
    assert "        requests.post(" in text
    assert "```" not in text


def test_explain_a_family(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "QAM5"]) == 0
    assert [line[:6] for line in capfd.readouterr().out.splitlines()] == ["QAM501", "QAM502", "QAM503"]


def test_explain_an_unknown_code(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "QAM999"]) == 2
    assert capfd.readouterr().err == "error: there is no code 'QAM999'; 'qdrant-async-migrate rules' lists all\n"


@pytest.mark.parametrize("asked", ["store.py:5", "store.count", "count"])
def test_explain_why_a_function_turns_async(project: Path, asked: str, capfd: pytest.CaptureFixture[str]) -> None:
    put(project, store=STORE)
    assert run(["explain", asked]) == 0
    assert (
        "store.count (store.py:4) turns async:\n  store.count (store.py:5)\n  └─ QdrantClient.count (store.py:5)\n"
        in capfd.readouterr().out
    )


@pytest.mark.parametrize("asked", ["store.py:9", "Store.__len__"])
def test_explain_why_it_does_not(project: Path, asked: str, capfd: pytest.CaptureFixture[str]) -> None:
    put(project, store=HELD)
    assert run(["explain", asked]) == 0
    assert "QAM113" in capfd.readouterr().out


def test_explain_a_file_that_is_not_there(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(project, store=STORE)
    assert run(["explain", "nowhere.py:1"]) == 2
    assert "nowhere.py: there is no such file" in capfd.readouterr().err


def test_a_fault_of_ours_is_told_as_such(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise ZeroDivisionError("of all things")

    put(project, store=STORE)
    monkeypatch.setattr("qdrant_async_migrate.pipeline.run_migrate", fail)
    assert migrate() == 3
    captured = capfd.readouterr()
    assert "of all things" in captured.err
    assert "this is a fault of qdrant-async-migrate" in captured.err


def test_stopped_by_hand(project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def stop(*arguments: object, **named: object) -> None:
        raise KeyboardInterrupt

    put(project, store=STORE)
    monkeypatch.setattr("qdrant_async_migrate.pipeline.run_migrate", stop)
    assert migrate() == 130


def test_a_reader_that_goes_away_is_no_fault(project: Path) -> None:
    put(project, **{f"store{number}": STORE for number in range(40)})
    command = f"{sys.executable} -m qdrant_async_migrate migrate --no-cache -q | true"
    done = subprocess.run(["sh", "-c", command], cwd=project, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=True)
    assert b"Traceback" not in done.stderr
