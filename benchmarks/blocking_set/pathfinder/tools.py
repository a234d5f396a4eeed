from __future__ import annotations

import subprocess
from collections.abc import Awaitable, Callable
from typing import Any

import requests
from bs4 import BeautifulSoup
from tavily import AsyncTavilyClient, TavilyClient

TOOLS: dict[str, Callable[..., Any]] = {}
ATOOLS: dict[str, Callable[..., Awaitable[Any]]] = {}


def tool(function):
    TOOLS[function.__name__] = function
    return function


def atool(function):
    ATOOLS[function.__name__] = function
    return function


@tool
def add(a: int, b: int) -> int:
    return a + b


@tool
def browse(url: str) -> str:
    return BeautifulSoup(requests.get(url).text, "html.parser").get_text()


@atool
async def search(query: str) -> list:
    return (await AsyncTavilyClient().search(query))["results"]  # ok


@atool
async def search_slowly(query: str) -> list:
    return TavilyClient().search(query)["results"]  # BLOCKS: QAM306


@atool
async def shell(command: str) -> str:
    return subprocess.getoutput(command)  # BLOCKS: QAM304


def describe(name: str) -> str:
    return (TOOLS.get(name) or ATOOLS[name]).__doc__ or name
