from .memory import VectorMemory
from .registry import Toolbox


def build_toolbox(memory: VectorMemory) -> Toolbox:
    box = Toolbox()

    @box.tool("store a sentence")
    def remember(text: str, kind: str = "fact") -> dict:
        return {"id": memory.write(text, kind)}

    @box.tool("find what was stored")
    def recall(query: str, limit: int = 2, kind: str | None = None) -> list[str]:
        return memory.read(query, limit=limit, kind=kind)

    @box.tool("delete everything of a kind")
    def forget(kind: str) -> dict:
        return {"removed": memory.erase(kind)}

    @box.tool("how much is stored", name="memory_size")
    def size() -> int:
        return memory.size()

    @box.tool("arithmetic")
    def calculate(expression: str) -> float:
        left, right = expression.split("*")
        return float(left) * float(right)

    return box
