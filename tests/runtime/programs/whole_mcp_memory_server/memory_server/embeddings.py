from abc import ABC, abstractmethod


class EmbeddingProvider(ABC):
    @abstractmethod
    async def embed_documents(self, documents: list[str]) -> list[list[float]]: ...

    @abstractmethod
    async def embed_query(self, query: str) -> list[float]: ...

    @abstractmethod
    def vector_name(self) -> str: ...

    @property
    @abstractmethod
    def size(self) -> int: ...


class LetterProvider(EmbeddingProvider):
    letters = "abcdefghijklmnoprstuw"

    async def embed_documents(self, documents):
        return [self._one(d) for d in documents]

    async def embed_query(self, query):
        return self._one(query)

    def _one(self, text):
        return [text.lower().count(c) + 0.01 for c in self.letters]

    def vector_name(self):
        return "letters"

    @property
    def size(self):
        return len(self.letters)
