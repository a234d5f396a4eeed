"""``python -m tests.docs.new_user`` runs the tutorial as somebody who has nothing: the wheel is built, an empty folder is the start,
and the install commands are run too. Exit status 1, with the place, where something else comes out than the page shows."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from tests.docs.blocks import blocks, commands
from tests.docs.session import NOT_RUN, Session

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "tutorial.md"


def main() -> int:
    """Run the page; say what was run."""
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Path(folder) / "session")
        wheels = Path(folder) / "wheels"
        build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(wheels), str(ROOT)]
        subprocess.run(build, check=True)
        os.environ["PIP_FIND_LINKS"] = f"{wheels} {os.environ.get('PIP_FIND_LINKS', '')}".strip()
        os.environ["PIP_QUIET"] = os.environ["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
        return _run(session)


def _run(session: Session) -> int:
    for block in blocks(PAGE.read_text("utf-8")):
        if block.label.startswith(NOT_RUN):
            _install(session, " && ".join(command.text for command in commands(block.body)))
            continue
        wrong = session.run(replace(block, label=""))
        if wrong is not None:
            print(f"{PAGE.name}:{block.line}: {wrong}", file=sys.stderr)
            return 1
        print(f"{PAGE.name}:{block.line}: {block.title or block.body.splitlines()[0]}")
    return 0


def _install(session: Session, script: str) -> None:
    """The virtual environment of the page is entered once; each later command starts in it."""
    script = script.replace("python3 ", f'"{sys.executable}" ', 1)
    print(f"$ {script}", *session.shell(script), sep="\n")
    if session.status:
        raise SystemExit(f"the install ended with status {session.status}")
    session.programs = session.project / ".venv" / "bin"


if __name__ == "__main__":
    sys.exit(main())
