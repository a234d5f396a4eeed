from __future__ import annotations

import argparse
from abc import ABC, abstractmethod

from ..context import AppContext


class Command(ABC):
    name: str

    @classmethod
    def configure(cls, parser: argparse.ArgumentParser) -> None:
        """Add arguments."""

    @abstractmethod
    def run(self, ctx: AppContext, args: argparse.Namespace) -> int: ...
