import ast
import datetime
import subprocess

import httpx
import requests
from tavily import TavilyClient

from .base import Tool, tool


class Fetch(Tool):
    name = "fetch"

    def __init__(self) -> None:
        self.http = httpx.Client(timeout=5)

    def run(self, url: str) -> str:
        return self.http.get(url).text


class Search(Tool):
    name = "search"

    def run(self, query: str) -> str:
        return str(TavilyClient().search(query))


class Shell(Tool):
    name = "shell"

    def run(self, command: str) -> str:
        return subprocess.run(command, shell=True, capture_output=True, text=True).stdout

    async def arun(self, command: str) -> str:
        import asyncio

        process = await asyncio.create_subprocess_shell(command)  # ok
        await process.wait()  # ok
        return "done"


class Calculator(Tool):
    name = "calculator"

    def run(self, expression: str) -> str:
        return str(ast.literal_eval(expression))


@tool
def weather(city: str) -> str:
    return requests.get(f"https://wttr.in/{city}").text


@tool
def now() -> str:
    return datetime.datetime.now().isoformat()
