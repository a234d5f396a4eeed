from stores import Backend, Listed


class Layer:
    """The layer that applications use."""

    def __init__(self, backend: Backend | None = None) -> None:
        self._backend: Backend = backend if backend is not None else Listed(2)

    def store(self, texts: dict[int, list[float]]) -> str:
        self._backend.add(list(texts), list(texts.values()))
        return f"{self._backend.name} of {self._backend.dim}: {self._backend.total}"

    def recall(self, vector: list[float]) -> list[int]:
        return self._backend.nearest(vector)

    def close(self) -> None:
        self._backend.close()
