from __future__ import annotations

import time
from collections.abc import Callable
from functools import lru_cache, partial, singledispatch

import numpy as np
import onnxruntime as ort
from joblib import load

from gameserver.world import Unit, World

Policy = Callable[[Unit, World], tuple[int, int]]


def wander(unit: Unit, world: World) -> tuple[int, int]:
    return (1, 0)


def ponder(unit: Unit, world: World) -> tuple[int, int]:
    time.sleep(0.2)
    return (0, 1)


class Learned:
    def __init__(self, path: str) -> None:
        self.session = ort.InferenceSession(path)

    def __call__(self, unit: Unit, world: World) -> tuple[int, int]:
        out = self.session.run(None, {"x": np.array([unit.position])})
        return tuple(out[0][0])


def first_of(*policies: Policy) -> Policy:
    def chosen(unit: Unit, world: World) -> tuple[int, int]:
        for policy in policies:
            if step := policy(unit, world):
                return step
        return (0, 0)

    return chosen


@lru_cache
def learned() -> Learned:
    return Learned("policy.onnx")


POLICIES: dict[str, Policy] = {"wander": wander, "ponder": ponder}


def step(unit: Unit, world: World, policy: Policy = wander) -> Unit:
    return unit.move(*policy(unit, world))


def tuned(path: str) -> object:
    return load(path)
