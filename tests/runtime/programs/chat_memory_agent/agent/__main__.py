from qdrant_client import QdrantClient

from .memory import Memory, NoMemory, QdrantMemory
from .tools import Recall, Remember

SCRIPT = ["what now", "remember a banana", "remember umbrella", "what about bananas", "hello"]


def answer(tools, text: str) -> str:
    for tool in tools:
        if tool.accepts(text):
            return f"[{tool.name}] {tool.run(text)}"
    return "?"


def talk(memory: Memory) -> None:
    tools = [Remember(memory), Recall(memory)]
    for text in SCRIPT:
        print(text, "->", answer(tools, text))


def main() -> None:
    for memory in (NoMemory(), QdrantMemory(QdrantClient(":memory:"))):
        print(type(memory).__name__)
        talk(memory)


if __name__ == "__main__":
    main()
