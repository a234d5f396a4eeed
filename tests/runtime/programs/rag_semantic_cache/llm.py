class FakeLLM:
    calls = 0

    def complete(self, q: str) -> str:
        self.calls += 1
        return q.upper()
