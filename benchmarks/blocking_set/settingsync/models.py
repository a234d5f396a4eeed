from __future__ import annotations

import configparser
import json
import tomllib
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Any

import requests
from pydantic import AfterValidator, BaseModel, field_validator


def check_url(value: str) -> str:
    requests.head(value, timeout=3).raise_for_status()
    return value


def check_name(value: str) -> str:
    if not value.isidentifier():
        raise ValueError(value)
    return value


class Webhook(BaseModel):
    url: Annotated[str, AfterValidator(check_url)]


class Tenant(BaseModel):
    name: Annotated[str, AfterValidator(check_name)]
    homepage: str = ""


class Checked(BaseModel):
    homepage: str

    @field_validator("homepage")
    @classmethod
    def reachable(cls, value: str) -> str:
        requests.get(value, timeout=3)
        return value


class Profile:
    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def raw(self) -> dict[str, Any]:
        return json.loads(self.path.read_text())

    @property
    def stem(self) -> str:
        return self.path.stem

    @property
    def title(self) -> str:
        return self.raw.get("title", self.stem)


@lru_cache
def defaults() -> dict[str, Any]:
    with open("defaults.toml", "rb") as handle:
        return tomllib.load(handle)


@lru_cache
def constants() -> dict[str, Any]:
    return tomllib.loads("a = 1")


def legacy(path: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(path)
    return parser


def legacy_text(text: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read_string(text)
    return parser
