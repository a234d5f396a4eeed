from __future__ import annotations

import pandas as pd
import numpy as np


def load(path: str) -> pd.DataFrame:
    return pd.read_parquet(path)


def small(rows: list[dict]) -> int:
    return pd.DataFrame(rows).count().max()


def report(frame: pd.DataFrame, path: str) -> None:
    frame.to_excel(path)


def mean(values: list[float]) -> float:
    return float(np.mean(values)) if values else 0.0


class Book:
    """An order book: `insert`, `find` and `count` are list work."""

    def __init__(self) -> None:
        self.orders: list[dict] = []

    def insert(self, order: dict) -> None:
        self.orders.append(order)

    def find(self, symbol: str) -> list[dict]:
        return [o for o in self.orders if o["symbol"] == symbol]

    def count(self) -> int:
        return len(self.orders)
