import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.linear_model import LinearRegression


class Model:
    def __init__(self) -> None:
        self._fit = LinearRegression()
        self.trained = False

    def train(self, frame: pd.DataFrame) -> "Model":
        self._fit.fit(frame[["x"]], frame["y"])
        self.trained = True
        return self

    def __call__(self, value: float) -> float:
        return float(self._fit.predict([[value]])[0])

    def __bool__(self) -> bool:
        return self.trained


def groups(matrix: np.ndarray) -> np.ndarray:
    return KMeans(n_clusters=3).fit_predict(matrix)


def rank(matrix: np.ndarray) -> int:
    return int(np.linalg.matrix_rank(matrix))


def mean(values: list[float]) -> float:
    return sum(values) / len(values)
