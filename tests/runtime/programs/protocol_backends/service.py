from protocols import Backend


class Service:
    def __init__(self, backend: Backend):
        assert isinstance(backend, Backend)
        self.backend = backend

    def remember(self, key: int, value: str) -> None:
        self.backend.put(key, value)

    def report(self, keys: list[int]) -> dict[int, str]:
        return {key: self.backend.get(key) or "-" for key in keys}
