"""A model that costs what a small real one costs: matrices of the size of MiniLM's (384 wide, 128 tokens) in numpy, which lets
other threads run while it multiplies."""

import time

import numpy as np

SECONDS = 0.015
_WEIGHTS = np.random.default_rng(1).random((384, 384), dtype=np.float32)


class SentenceTransformer:
    """Stands where the library of this name would be installed: the tool sees the name, as in a user's program."""

    def __init__(self, name: str) -> None:
        self.name = name

    def encode(self, text: str) -> np.ndarray:
        """Processor time of the thread, so that a crowded machine does not make the model cheaper."""
        until = time.thread_time() + SECONDS
        state = np.full((384, 128), float(len(text)), dtype=np.float32)
        while time.thread_time() < until:
            state = np.tanh(_WEIGHTS @ state)
        return state[0, :4]
