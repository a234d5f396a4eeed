from __future__ import annotations

import inspect
import json
from typing import Any, Callable, get_type_hints


class Tool:
    def __init__(self, fn: Callable[..., Any], description: str):
        self.fn = fn
        self.name = fn.__name__
        self.description = description

    def schema(self):
        hints = get_type_hints(self.fn)
        hints.pop("return", None)
        return {"name": self.name, "params": sorted(hints)}

    def __call__(self, **arguments):
        return self.fn(**arguments)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return Tool(self.fn.__get__(instance, owner), self.description)


def tool(description=""):
    def wrap(fn):
        return Tool(fn, description or inspect.getdoc(fn) or "")

    return wrap


class Toolbox:
    def tools(self) -> dict[str, Tool]:
        found = {}
        for name in dir(type(self)):
            if isinstance(getattr(type(self), name), Tool):
                found[name] = getattr(self, name)
        return found

    def invoke(self, call: str):
        name, _, raw = call.partition(" ")
        return self.tools()[name](**json.loads(raw or "{}"))
