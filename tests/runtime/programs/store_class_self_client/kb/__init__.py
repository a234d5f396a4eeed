from .store import VectorStore as VectorStore
