from memory import MemoryStore
from vector import VectorStore

memory, vector = MemoryStore(), VectorStore()
memory.upsert("a", [1, 2])
vector.upsert("a", [1, 2])
print(memory.count("a"), vector.count("a"))
print("a,b".count(","), [1, 1].count(1))
