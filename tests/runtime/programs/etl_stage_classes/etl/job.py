from __future__ import annotations

import time
from types import TracebackType

from .stages import Extractor, Sink, Transformer


class Job:
    def __init__(self, extractor: Extractor, transformers: list[Transformer], sink: Sink, batch: int = 3):
        self.extractor = extractor
        self.transformers = transformers
        self.sink = sink
        self.batch = batch
        self.written = 0
        self.dropped = 0

    def __enter__(self) -> Job:
        self.started = time.perf_counter()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.elapsed = time.perf_counter() - self.started
        self.sink.close()

    def run(self) -> int:
        buffer = []
        for row in self.extractor.extract():
            for step in self.transformers:
                row = step.transform(row)
                if row is None:
                    self.dropped += 1
                    break
            else:
                buffer.append(row)
            if len(buffer) >= self.batch:
                self.written += self.sink.write(buffer)
                buffer = []
        if buffer:
            self.written += self.sink.write(buffer)
        return self.written
