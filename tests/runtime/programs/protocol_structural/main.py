from qdrant_client import QdrantClient

from adapters import DictMemory, VectorMemory
from agent import Agent


def chat(agent: Agent) -> None:
    for line in ["hello", "how are you", "bye"]:
        print(agent.hear(line))


def main() -> None:
    chat(Agent(DictMemory()))
    vector = VectorMemory(QdrantClient(":memory:"))
    vector.boot()
    chat(Agent(vector))


if __name__ == "__main__":
    main()
