class KeywordRetriever:
    def __init__(self, texts: list[str]):
        self.texts = texts

    def retrieve(self, query: str, k: int) -> list[str]:
        return [t for t in self.texts if query in t.split()][:k]
