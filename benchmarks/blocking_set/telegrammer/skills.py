from __future__ import annotations

import subprocess
import textwrap
import urllib.request
from pathlib import Path

import feedparser
import wikipedia
import yaml
from deep_translator import GoogleTranslator

from telegrammer.reactions import skill


@skill("shout")
def shout(text: str) -> str:
    return text.upper()


@skill("wiki")
def wiki(text: str) -> str:
    with urllib.request.urlopen(f"https://en.wikipedia.org/wiki/{text}") as page:
        return page.read(300).decode()


@skill("wrap")
def wrap(text: str) -> str:
    return textwrap.fill(text, 40)


@skill("uptime")
def uptime(text: str) -> str:
    return subprocess.check_output(["uptime"], text=True)


SKILLS = {made.name: made for made in (shout, wiki, wrap, uptime)}
QUIET = {made.name: made for made in (shout, wrap)}


def headlines(url: str) -> list[str]:
    return [entry.title for entry in feedparser.parse(url).entries]


def texts(path: Path) -> dict[str, str]:
    return yaml.safe_load(path.read_text())


def parse_texts(text: str) -> dict[str, str]:
    return yaml.safe_load(text)
