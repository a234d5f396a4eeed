from collections import defaultdict
from typing import NamedTuple, Any


class Event(NamedTuple):
    topic: str
    data: Any = None


class Bus:
    def __init__(self):
        self._subs = defaultdict(list)

    def on(self, topic):
        def deco(fn):
            self._subs[topic].append(fn)
            return fn

        return deco

    def emit(self, topic, data=None):
        return [fn(Event(topic, data)) for fn in self._subs[topic]]


bus = Bus()
