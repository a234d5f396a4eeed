from __future__ import annotations

import subprocess


def run_quietly(*arguments: str) -> str:
    done = subprocess.run(arguments, capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else done.stderr


class Shell:
    """Collects commands and runs them all at once."""

    def __init__(self) -> None:
        self.pending: list[str] = []

    def queue(self, text: str) -> None:
        self.pending.append(text)

    def describe(self) -> str:
        return "; ".join(self.pending)

    def run(self) -> list[int]:
        codes = [subprocess.call(text, shell=True) for text in self.pending]
        self.pending.clear()
        return codes
