from composite import Composite
from stores import MemoryStore, VectorStore

store = Composite([MemoryStore({9: "nine"}), VectorStore("v"), VectorStore("w")])
store.write(1, "one")
print(store.read(1), store.read(9), store.read(5))
print([type(s).__name__ for s in store.stores if s.read(1)])
