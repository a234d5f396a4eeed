"""As a new user goes: from an empty folder with the wheel alone. Install, demo, migrate a small service of one's own, read the
report, write, run its tests, undo. ``python -m tests.packaging.test_first_run FILE`` writes the transcript to a file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOL = "qdrant-async-migrate"
SERVICE = {
    "pyproject.toml": '[project]\nname = "notes"\nversion = "1"\ndependencies = ["qdrant-client"]\n',
    "notes/__init__.py": "",
    "notes/store.py": '''\
from qdrant_client import QdrantClient, models


class Notes:
    """Notes of a person, found by their vectors."""

    def __init__(self, client: QdrantClient) -> None:
        self.client = client

    def open(self) -> None:
        self.client.create_collection("notes", vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))

    def add(self, number: int, vector: list[float], text: str) -> None:
        self.client.upsert("notes", [models.PointStruct(id=number, vector=vector, payload={"text": text})])

    def near(self, vector: list[float], limit: int = 3) -> list[str]:
        found = self.client.query_points("notes", query=vector, limit=limit)
        return [point.payload["text"] for point in found.points]
''',
    "notes/service.py": """\
from notes.store import Notes

VECTORS = {"milk": [1.0, 0.1], "train": [0.1, 1.0]}


def remember(notes: Notes, words: list[str]) -> int:
    for number, word in enumerate(words):
        notes.add(number, VECTORS[word], f"do not forget: {word}")
    return len(words)


def ask(notes: Notes, word: str) -> str:
    return notes.near(VECTORS[word], limit=1)[0]
""",
    "notes/main.py": """\
from qdrant_client import QdrantClient

from notes.service import ask, remember
from notes.store import Notes


def main() -> None:
    notes = Notes(QdrantClient(":memory:"))
    notes.open()
    print(remember(notes, ["milk", "train"]), "notes")
    print(ask(notes, "train"))


if __name__ == "__main__":
    main()
""",
    "tests/test_notes.py": """\
import unittest

from qdrant_client import QdrantClient

from notes.service import ask, remember
from notes.store import Notes


class NotesTest(unittest.TestCase):
    def setUp(self) -> None:
        self.notes = Notes(QdrantClient(":memory:"))
        self.notes.open()

    def test_the_nearest_is_found(self) -> None:
        self.assertEqual(remember(self.notes, ["milk", "train"]), 2)
        self.assertEqual(ask(self.notes, "milk"), "do not forget: milk")


if __name__ == "__main__":
    unittest.main()
""",
}


@dataclass
class Shell:
    """Runs commands in a folder with the scripts of an environment first, and keeps what was typed and shown."""

    folder: Path
    scripts: Path
    shown: list[str] = field(default_factory=list)

    def run(self, *command: str, status: int = 0, quiet: bool = False) -> str:
        path = os.pathsep.join([str(self.scripts), os.environ["PATH"]])
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "GIT_"))}
        environment = {**kept, "PATH": path, "NO_COLOR": "1", "XDG_CACHE_HOME": str(self.folder / ".cache")}
        program = self.scripts / (command[0] + (".exe" if os.name == "nt" else ""))
        typed = [str(program) if program.exists() else command[0], *command[1:]]
        done = subprocess.run(
            typed,
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        output = re.sub(re.escape(str(self.folder)), "~/notes", done.stdout)
        self.shown.append(f"$ {' '.join(command)}\n" + ("" if quiet else output))
        assert done.returncode == status, f"{' '.join(command)} gave {done.returncode}:\n{done.stdout}"
        return done.stdout


def installed(folder: Path, wheel: Path) -> Shell:
    """A fresh environment with the wheel and qdrant-client in it."""
    environment = folder / ".venv"
    venv.create(environment, with_pip=True)
    shell = Shell(folder, environment / ("Scripts" if os.name == "nt" else "bin"))
    shell.run("python", "-m", "pip", "install", "-q", "--disable-pip-version-check", str(wheel), "qdrant-client", quiet=True)
    return shell


def built(folder: Path) -> Path:
    """The wheel of this tree."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--disable-pip-version-check",
        "--no-deps",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def first_run(shell: Shell) -> None:
    """The way from nothing to a migrated service, and back."""
    folder = shell.folder
    said = shell.run(TOOL, "migrate", status=2)
    assert "no Python file" in said
    assert "Equal: both runs printed the same." in shell.run(TOOL, "demo")
    for name, text in SERVICE.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    before = shell.run("python", "-m", "notes.main")
    shell.run("python", "-m", "unittest", "tests.test_notes")
    planned = shell.run(TOOL, "migrate")
    assert "Nothing was written. Run again with --write" in planned
    assert "turns async:" in shell.run(TOOL, "explain", "notes.service.ask")
    assert "report.html" in shell.run(TOOL, "report", "-o", "report.html")
    page = (folder / "report.html").read_text("utf-8")
    assert "notes.service.ask" in page and "create_collection" in page
    assert "Changed" in shell.run(TOOL, "migrate", "--write")
    assert shell.run("python", "-m", "notes.main") == before
    assert "Ran 1 test" in shell.run("python", "-m", "unittest", "tests.test_notes")
    assert "await" in (folder / "notes/store.py").read_text()
    shell.run(TOOL, "migrate", "--check")
    assert "put back" in shell.run(TOOL, "undo")
    assert all((folder / name).read_text() == text for name, text in SERVICE.items())
    assert shell.run("python", "-m", "notes.main") == before
    assert "nothing to undo" in shell.run(TOOL, "undo", status=2)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    try:
        return built(tmp_path_factory.mktemp("wheel"))
    except subprocess.CalledProcessError as error:
        if b"No matching distribution" in error.stderr or b"Connection" in error.stderr:
            pytest.skip("no package index is in reach, and the wheel needs hatchling to be built")
        raise


def test_from_an_empty_folder_with_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    first_run(installed(tmp_path, wheel))


def transcript() -> str:
    """What was typed and shown, of a run of its own."""
    with tempfile.TemporaryDirectory() as wheels, tempfile.TemporaryDirectory() as folder:
        shell = installed(Path(folder).resolve(), built(Path(wheels)))
        shell.shown[:] = ["$ python -m pip install qdrant-async-migrate qdrant-client\n"]
        first_run(shell)
        return "\n".join(shell.shown)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(transcript(), "utf-8")
