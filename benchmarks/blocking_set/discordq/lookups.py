import socket
import subprocess
import time
from urllib.request import urlopen

import requests

_session = requests.Session()


def weather(city: str) -> str:
    answer = _session.get("https://wttr.in/" + city, params={"format": "3"}, timeout=5)
    return answer.text


def resolve(host: str) -> str:
    try:
        return socket.gethostbyname(host)
    except socket.gaierror:
        return "?"


def page(url: str) -> bytes:
    with urlopen(url) as answer:
        return answer.read()


def ping(host: str) -> bool:
    return subprocess.run(["ping", "-c", "1", host], capture_output=True).returncode == 0


def retry(times: int, work):
    for _ in range(times):
        try:
            return work()
        except OSError:
            time.sleep(1)
    return None


class Dice:
    def get(self, url: str) -> int:
        return len(url) % 6 + 1

    def sleep(self, seconds: float) -> float:
        return seconds
