"""``python -m tests.docs.update PAGE...`` puts what commands print now under them where a page shows something else. Read the diff."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.docs.blocks import Block, blocks, commands, fits
from tests.docs.session import NOT_RUN, Session


def updated(page: str, session: Session) -> str:
    """The text of a page with what its commands print and what its files become."""
    parts, end = [], 0
    for block in blocks(page):
        parts += [page[end : block.span[0]], _body(block, session)]
        end = block.span[1]
    return "".join([*parts, page[end:]])


def _body(block: Block, session: Session) -> str:
    if block.language == "console" and not block.label.startswith(NOT_RUN):
        return "".join(_told(command.text, command.shown, session.shell(command.text)) for command in commands(block.body))
    wrong = session.run(block)
    path = session.cwd / block.title.removesuffix(" (after)")
    if wrong and block.title.endswith(" (after)") and path.exists():
        return path.read_text()
    if wrong:
        print(f"line {block.line}: {wrong}", file=sys.stderr)
    return block.body


def _told(command: str, shown: tuple[str, ...], printed: tuple[str, ...]) -> str:
    if any("this is a fault of qdrant-async-migrate" in line for line in printed):
        raise SystemExit("\n".join(printed))
    first, *more = command.splitlines()
    lines = [f"$ {first}", *(f"> {line}".rstrip() for line in more), *(shown if fits(shown, printed) else printed)]
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(name)
            path.write_text(updated(path.read_text("utf-8"), Session(Path(folder) / "session")), "utf-8")
