import threading
from pathlib import Path


class Counters:
    def __init__(self):
        self._lock = threading.RLock()
        self._seen = {}

    def count(self, name):
        with self._lock:
            self._seen[name] = self._seen.get(name, 0) + 1
            for other in list(self._seen):
                if self._seen[other] > 100:
                    del self._seen[other]
            return self._seen.get(name, 0)


_counters = None
_lock = threading.Lock()
_files = threading.Lock()


def get_counters():
    global _counters
    if _counters is None:
        with _lock:
            if _counters is None:
                _counters = Counters()
                _counters.count("made")
    return _counters


def greeting():
    with _files:
        return Path(__file__).with_name("greeting.txt").read_text().strip()
