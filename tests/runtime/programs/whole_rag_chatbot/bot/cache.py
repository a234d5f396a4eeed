from collections import OrderedDict
from typing import Callable, Generic, Hashable, TypeVar

V = TypeVar("V")


class LRU(Generic[V]):
    def __init__(self, size: int) -> None:
        self._size = size
        self._data: OrderedDict[Hashable, V] = OrderedDict()
        self.hits = 0
        self.misses = 0

    def get_or_set(self, key: Hashable, make: Callable[[], V]) -> V:
        if key in self._data:
            self.hits += 1
            self._data.move_to_end(key)
            return self._data[key]
        self.misses += 1
        value = make()
        self._data[key] = value
        while len(self._data) > self._size:
            self._data.popitem(last=False)
        return value

    def clear(self) -> None:
        self._data.clear()
