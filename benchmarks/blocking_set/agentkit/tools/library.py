import datetime
import subprocess

import httpx
import wikipedia

from .base import tool


@tool()
def fetch(url: str) -> str:
    """Fetches a page."""
    with httpx.Client(follow_redirects=True, timeout=10) as client:
        return client.get(url).text


@tool("sh")
def shell(command: str) -> str:
    """Runs a command."""
    return subprocess.check_output(command, shell=True, text=True)


@tool()
def now() -> str:
    """Tells the time."""
    return datetime.datetime.now().isoformat()


@tool()
def calculator(left: float, right: float) -> float:
    return left + right


@tool()
def wiki(topic: str) -> str:
    return wikipedia.summary(topic)
