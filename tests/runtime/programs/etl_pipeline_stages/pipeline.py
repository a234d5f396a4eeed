from typing import Callable, Sequence

Stage = Callable[[list[str]], list[str]]


class Pipeline:
    def __init__(self, stages: Sequence[Stage]):
        self.stages = list(stages)

    def run(self, items: list[str]) -> list[str]:
        for stage in self.stages:
            items = stage(items)
        return items
