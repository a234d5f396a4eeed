from __future__ import annotations
from abc import ABC, abstractmethod
from typing import Any, Dict, Type


class Sink(ABC):
    @abstractmethod
    def write(self, rows): ...
    def finish(self):
        return None


_SINKS: Dict[str, Type[Sink]] = {}


def register(name: str):
    def deco(cls: Type[Sink]) -> Type[Sink]:
        _SINKS[name] = cls
        return cls

    return deco


def get_sink_class(name: str) -> Type[Sink]:
    return _SINKS[name]


def build(name: str, **kw: Any) -> Sink:
    cls = get_sink_class(name)
    return cls(**kw)
