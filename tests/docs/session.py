"""A page as a session: its files are written, its commands run, one after the other, in a folder of the page's own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from qdrant_async_migrate.cli.group import PROG as TOOL
from tests.docs.blocks import Block, Command, commands, fits
from tests.docs.validate import command_line, data

ENVIRONMENT = {
    "NO_COLOR": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "LC_ALL": "C.UTF-8",
    "PYTHONWARNINGS": "ignore",
}
DROPPED = ("QAM_CACHE_DIR", "FORCE_COLOR", "GITHUB_ACTIONS", "CI", "PYTHONPATH", "VIRTUAL_ENV", "COLUMNS")
NOT_RUN = "not run:"
PATIENCE = 180
SECONDS = re.compile(r"\b\d+(\.\d+)?s\b")
"""How long a thing took is never the same twice."""


@dataclass(slots=True)
class Session:
    """``root`` holds the scratch folder ``project`` and what a shell needs beside it."""

    root: Path
    status: int = 0
    cwd: Path = field(init=False)
    project: Path = field(init=False)
    programs: Path = field(init=False)

    def __post_init__(self) -> None:
        self.project = self.cwd = self.root / "project"
        self.project.mkdir(parents=True)
        self.programs = self.root / "bin"
        self.programs.mkdir()
        for name, call in ((TOOL, "-m qdrant_async_migrate"), ("python", ""), ("pytest", "-m pytest")):
            (self.programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {call} "$@"\n')
            (self.programs / name).chmod(0o755)
        (self.root / ".gitconfig").write_text(
            "[user]\nname = A\nemail = a@example.com\n[init]\ndefaultBranch = main\n[advice]\ndetachedHead = false\n"
        )

    def run(self, block: Block) -> str | None:
        """Do what the block says; None, or what is wrong with it."""
        match block.language:
            case "console" | "bash" | "python" if block.label.startswith(NOT_RUN):
                return self._read_only(block)
            case "console":
                return self._console(block)
            case "bash":
                return self._bash(block)
            case "python" if not block.title:
                return self._script(block)
            case "toml" | "yaml" | "json" if (problem := data(block.language, block.title, block.body)) is not None:
                return problem
            case "python" | "toml" | "yaml" | "json" | "text" | "ini" | "markdown" if block.title:
                return self._file(block)
            case "toml" | "yaml" | "json":
                return None
        return "nobody would see it go wrong: give it a title (a file), or make it python, console, bash, toml, yaml or json"

    def shell(self, text: str) -> tuple[str, ...]:
        """Run a command as the next one of this session; the lines it printed."""
        note = self.root / "after"
        script = f'(exit {self.status})\n{text}\nstatus=$?; printf "%s\\n%s" "$status" "$PWD" > "{note}"'
        env = {**{k: v for k, v in os.environ.items() if k not in DROPPED}, **ENVIRONMENT, "HOME": str(self.root)}
        env |= {"PATH": f"{self.programs}{os.pathsep}{env['PATH']}", "XDG_CACHE_HOME": str(self.root / "cache")}
        ran = subprocess.run(
            ["bash", "-c", script], cwd=self.cwd, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, timeout=PATIENCE,
        )  # fmt: skip
        status, _, cwd = note.read_text().partition("\n")
        self.status, self.cwd = int(status), Path(cwd)
        text = ran.stdout.replace(str(self.project), "~/project").replace(str(self.root), "~")
        return tuple(SECONDS.sub("0.1s", line).rstrip() for line in text.splitlines())

    def _console(self, block: Block) -> str | None:
        told = commands(block.body)
        for command, following in zip(told, [*told[1:], None], strict=True):
            printed = self.shell(command.text)
            if not fits(command.shown, printed):
                return f"$ {command.text}\nshows\n{_lines(command.shown)}\nand printed\n{_lines(printed)}"
            if self.status and (following is None or following.text != "echo $?"):
                return f"$ {command.text}\nends with status {self.status}; show it with '$ echo $?', or mend it"
        return None

    def _bash(self, block: Block) -> str | None:
        printed = self.shell(f"(set -e\n{block.body})")
        return f"ends with status {self.status} and printed\n{_lines(printed)}" if self.status else None

    def _script(self, block: Block) -> str | None:
        (self.root / "block.py").write_text(block.body)
        printed = self.shell(f'PYTHONPATH="$PWD" python "{self.root / "block.py"}"')
        return f"ends with status {self.status} and printed\n{_lines(printed)}" if self.status else None

    def _file(self, block: Block) -> str | None:
        """A file of the project; one whose title ends in ``(after)`` must be there already, just so."""
        path = self.cwd / block.title.removesuffix(" (after)")
        if not block.title.endswith(" (after)"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.body)
            return None
        real = path.read_text() if path.exists() else "(there is no such file)"
        return None if fits(tuple(block.body.splitlines()), tuple(real.splitlines())) else f"{path.name} is\n{real}"

    @staticmethod
    def _read_only(block: Block) -> str | None:
        if len(block.label) < len(NOT_RUN) + 10:
            return "say why it is not run"
        if block.language == "python":
            return _syntax_problem(block.body)
        found = commands(block.body) if block.language == "console" else [Command(line, ()) for line in block.body.splitlines()]
        return next((problem for command in found if (problem := command_line(command.text))), None)


def _syntax_problem(text: str) -> str | None:
    """Why a program that is not run could not be."""
    try:
        compile(text, "block", "exec")
    except SyntaxError as error:
        return str(error)
    return None


def _lines(lines: tuple[str, ...]) -> str:
    return "\n".join(f"  {line}" for line in lines)
