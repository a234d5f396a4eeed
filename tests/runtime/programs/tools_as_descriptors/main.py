from qdrant_client import QdrantClient

from agent import Agent
from knowledge import Knowledge


def scripted(*calls):
    remaining = iter(calls)
    return lambda state: next(remaining, None)


def main():
    box = Knowledge(QdrantClient(":memory:"))
    agent = Agent(box, scripted('remember {"id": 1, "fact": "sky is blue"}', 'remember {"id": 2, "fact": "water is very wet"}', 'recall {"limit": 2}'))
    print(agent.run("learn"))
    print(agent.transcript[0], [t.schema() for t in box.tools().values()])


if __name__ == "__main__":
    main()
