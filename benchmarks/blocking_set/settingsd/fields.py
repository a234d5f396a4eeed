from __future__ import annotations

import configparser
import json
import os
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import requests
import yaml


class FromFile:
    """An attribute that is read from a file."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, owner: Any, kind: type | None = None) -> Any:
        if owner is None:
            return self
        return json.loads(Path(owner.folder, self.name).read_text())

    def __set__(self, owner: Any, value: Any) -> None:
        Path(owner.folder, self.name).write_text(json.dumps(value))


class Plain:
    def __set_name__(self, owner: type, name: str) -> None:
        self.key = f"_{name}"

    def __get__(self, owner: Any, kind: type | None = None) -> Any:
        return getattr(owner, self.key, None)

    def __set__(self, owner: Any, value: Any) -> None:
        setattr(owner, self.key, value)


class Once:
    """Like cached_property."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.function = function

    def __set_name__(self, owner: type, name: str) -> None:
        self.key = name

    def __get__(self, owner: Any, kind: type | None = None) -> Any:
        if owner is None:
            return self
        value = owner.__dict__[self.key] = self.function(owner)
        return value


class Settings:
    limits = FromFile("limits.json")
    title = Plain()

    def __init__(self, folder: str, **overrides: Any) -> None:
        self.folder = folder
        self.__dict__.update(overrides)
        self.session = requests.Session()

    @Once
    def remote(self) -> dict:
        return self.session.get("https://settings.example").json()

    @Once
    def upper(self) -> str:
        return self.folder.upper()

    def __getattr__(self, name: str) -> str:
        try:
            return os.environ[name.upper()]
        except KeyError:
            raise AttributeError(name) from None


class Files:
    def __init__(self, root: Path) -> None:
        self.root = root
        self._readers = {".toml": self._toml, ".yaml": self._yaml, ".ini": self._ini, ".env": self._nothing}

    def _toml(self, path: Path) -> dict:
        with open(path, "rb") as handle:
            return tomllib.load(handle)

    def _yaml(self, path: Path) -> dict:
        return yaml.safe_load(path.read_text())

    def _ini(self, path: Path) -> dict:
        parser = configparser.ConfigParser()
        parser.read(path)
        return {s: dict(parser[s]) for s in parser.sections()}

    def _nothing(self, path: Path) -> dict:
        return {}

    def read(self, name: str) -> dict:
        path = self.root / name
        return self._readers[path.suffix](path)

    def __truediv__(self, name: str) -> dict:
        return self.read(name)

    def __call__(self, name: str, *, reader: str = "_toml") -> dict:
        return getattr(self, reader)(self.root / name)
