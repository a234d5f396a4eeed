from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .files import Buffer, Spool, Vision, bundle, config


class Command:
    """``Command("ffmpeg")("-i", path)`` or ``Command("ffmpeg").version``."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, *arguments: str) -> int:
        return subprocess.call([self.name, *arguments])

    def __getattr__(self, sub: str) -> "Command":
        return Command(f"{self.name}-{sub}")

    def __str__(self) -> str:
        return self.name

    @property
    def version(self) -> str:
        return subprocess.check_output([self.name, "-version"], text=True)


ffmpeg = Command("ffmpeg")


class Plugin:
    registry: list[type["Plugin"]] = []

    def __init_subclass__(cls) -> None:
        Plugin.registry.append(cls)

    def handle(self, path: Path) -> None:
        """Nothing."""


class Cleaner(Plugin):
    def handle(self, path: Path) -> None:
        shutil.rmtree(path)


class Namer(Plugin):
    def handle(self, path: Path) -> None:
        print(path.name)


def run_plugins(path: Path) -> None:
    for cls in Plugin.registry:
        cls().handle(path)


def with_progress(function: Callable[..., Any], *args: Any, every: int = 1, **kwargs: Any) -> Any:
    print("start", every)
    try:
        return function(*args, **kwargs)
    finally:
        print("end")


def copier(target: Path) -> Callable[[Path], Any]:
    def copy(source: Path) -> Any:
        return shutil.copy2(source, target)

    return copy


def namer(target: Path) -> Callable[[Path], str]:
    def name(source: Path) -> str:
        return source.name + target.name

    return name


def visit(paths: list[Path], visitor: Callable[[Path], Any] = print) -> None:
    for path in paths:
        visitor(path)


def fill(sink: Spool | Buffer, data: bytes) -> None:
    sink.write(data)


class Pipeline:
    def __init__(self) -> None:
        self._stages: list[Callable[[Any], Any]] = []

    def stage(self, function: Callable[[Any], Any]) -> "Pipeline":
        self._stages.append(function)
        return self

    def run(self, value: Any) -> Any:
        for function in self._stages:
            value = function(value)
        return value


def caption_pipeline() -> Pipeline:
    return Pipeline().stage(Path).stage(Vision.shared().caption)


def settings(key: str, default: Any = None) -> Any:
    return config().get(key, default)
