import functools

import httpx
import requests
from geopy.geocoders import Nominatim

_agent = Nominatim(user_agent="courier")
_http = httpx.Client(base_url="https://geo.example")


@functools.lru_cache(maxsize=1000)
def locate(address: str):
    return _agent.geocode(address)


def distance(a: str, b: str) -> float:
    return abs(len(a) - len(b))


class Router:
    def __init__(self) -> None:
        self.session = requests.Session()

    def __enter__(self):
        self.token = self.session.post("https://geo.example/login").json()["token"]
        return self

    def __exit__(self, *exc) -> None:
        self.session.close()

    def route(self, a: str, b: str) -> dict:
        return self.session.get("https://geo.example/route", params={"a": a, "b": b}).json()

    def cheap(self, a: str, b: str) -> float:
        return distance(a, b)

    def __call__(self, a: str) -> dict:
        return _http.get("/reverse", params={"q": a}).json()
