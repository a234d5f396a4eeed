import ast
import os
import subprocess
import urllib.request
from pathlib import Path

import ollama
import requests
from ddgs import DDGS

from .registry import Skill, tool


@tool
def web(query: str):
    """search the web"""
    return DDGS().text(query, max_results=3)


@tool(name="calc")
def calculator(expression: str):
    """arithmetic"""
    return ast.literal_eval(expression)


@tool(name="sh")
def shell(command: str) -> str:
    """run a command"""
    return subprocess.check_output(command, shell=True, text=True)


def fetch(url: str) -> str:
    return urllib.request.urlopen(url).read().decode()


def env(name: str) -> str:
    return os.environ.get(name, "")


def stars(repo: str) -> int:
    return requests.get(f"https://api.github.com/repos/{repo}").json()["stargazers_count"]


class Summarise(Skill):
    def act(self, text: str) -> str:
        return ollama.generate(model="llama3", prompt=text)["response"]


class Upper(Skill):
    def act(self, text: str) -> str:
        return text.upper()


class FileMemory:
    def __init__(self, path: str | os.PathLike) -> None:
        self.path = Path(path)

    def recall(self, n: int) -> list[str]:
        return self.path.read_text().splitlines()[-n:]

    def remember(self, text: str) -> None:
        with self.path.open("a") as fh:
            print(text, file=fh)


class ListMemory:
    def __init__(self) -> None:
        self.items: list[str] = []

    def recall(self, n: int) -> list[str]:
        return self.items[-n:]

    def remember(self, text: str) -> None:
        self.items.append(text)
