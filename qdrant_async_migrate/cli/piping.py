"""``--stdin-filename NAME -``: the text of one file comes from an editor, the rest of its program from disk.

The program is laid out once more in a folder of its own with the text in its place, so that nothing of the project is touched.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qdrant_async_migrate.cli.options import Request
from qdrant_async_migrate.cli.session import put
from qdrant_async_migrate.cli.status import Status, status
from qdrant_async_migrate.config import Config, load
from qdrant_async_migrate.discover import discover, encode, find_root
from qdrant_async_migrate.model.errors import UsageError
from qdrant_async_migrate.model.findings import FileOutcome, FileStatus, Outcome
from qdrant_async_migrate.records import dataclass

MARKERS = ("pyproject.toml", "setup.cfg", "setup.py", "uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", ".gitignore")


@dataclass(frozen=True, slots=True)
class Piped:
    """The program with the text in its place: ``name`` as seen from ``cwd``."""

    name: str
    cwd: Path
    data: bytes
    config: Config


@contextmanager
def piped(request: Request) -> Iterator[Piped]:
    """Read stdin and lay out the program around the named file, for as long as the block runs."""
    name = request.stdin_filename
    if request.paths != ("-",) or not name:
        raise UsageError("text on stdin needs both: --stdin-filename NAME, and '-' as the only PATH")
    data, here = sys.stdin.buffer.read(), Path.cwd()
    target = (here / name).absolute()
    if not target.parent.is_dir():
        raise UsageError(f"--stdin-filename {name}: there is no folder {os.path.dirname(name)}")
    root = find_root([target if target.exists() else target.parent], here)
    config = load(root, request.config_file, request.overrides)
    base = Path(os.path.commonpath([root, here.resolve()]))
    with tempfile.TemporaryDirectory(prefix="qdrant-async-migrate-") as folder:
        top = Path(folder).resolve()
        _lay_out(root, top / root.relative_to(base), config)
        copy = top / target.resolve().relative_to(base)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(data)
        cwd = top / here.resolve().relative_to(base)
        cwd.mkdir(parents=True, exist_ok=True)
        yield Piped(os.path.relpath(copy, cwd).replace(os.sep, "/"), cwd, data, config)


def _lay_out(root: Path, copy: Path, config: Config) -> None:
    files = [root / file.path for file in discover([root], config, root).files] if _has_python(root, config) else []
    listed = [root / name for name in MARKERS] + sorted(root.glob("requirements*.txt"))
    for source in [*files, *(file for file in listed if file.is_file())]:
        target = copy / source.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    if not any((copy / marker).exists() for marker in MARKERS[:3]):
        (copy / ".git").mkdir(parents=True, exist_ok=True)  # marks where the program ends


def _has_python(root: Path, config: Config) -> bool:
    try:
        return bool(discover([root], config, root).files)
    except UsageError:
        return False


def migrate_stdin(request: Request, *, write: bool, check: bool) -> int:
    """Migrate the text on stdin: shows the outcome, or with ``write`` puts the text as it becomes on stdout."""
    from qdrant_async_migrate.cli.migrating import show
    from qdrant_async_migrate.pipeline import run_migrate

    with piped(request) as program:
        outcome = run_migrate([program.name], program.config, cwd=program.cwd)
        if write:
            put(_result(outcome, program))
            return Status.COULD_NOT if status(outcome) > Status.FINDINGS else status(outcome)
        show(outcome, request)
    return status(outcome, check)


def _result(outcome: Outcome, program: Piped) -> bytes:
    changed = [file for file in outcome.files if file.path == program.name and file.status is FileStatus.CHANGED]
    return _bytes(changed[0]) if changed else program.data


def _bytes(file: FileOutcome) -> bytes:
    return encode(file.after, file.form)
