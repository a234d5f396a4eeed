import vector_store
from vector_store import VectorStore

store = VectorStore(":memory:")
store.setup("x")
store.add("x", range(4))
print(vector_store.HAVE_QDRANT, store.size("x"))
