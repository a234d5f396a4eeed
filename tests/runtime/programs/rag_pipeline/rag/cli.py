from .index import RagIndex
from .pipeline import Pipeline

DOCUMENTS = [
    {"source": "db", "text": "qdrant is a vector search engine and qdrant stores vector data"},
    {"source": "pets", "text": "the cat drinks milk and the cat sleeps after milk"},
]


def main() -> None:
    index = RagIndex()
    index.reset()
    print("chunks", index.ingest(DOCUMENTS))
    pipeline = Pipeline(index)
    for answer in pipeline.ask_all(["vector search", "cat milk"]).values():
        print(answer)
    print(pipeline.ask("cat", source="db", k=1))
    print(pipeline.ask("cat", source="none"))
    print(pipeline.history)


if __name__ == "__main__":
    main()
