from qdrant_client import QdrantClient, models

from tools import made_of

client = QdrantClient(":memory:")


class Counting:
    title = "counting"

    def run(self):
        return client.count("docs").count

    def describe(self):
        return f"counts, {len(self.title)} letters"


def names(self):
    return [c.name for c in client.get_collections().collections]


Counting.names = names
Count = made_of(Counting)


@made_of
class Shouting:
    title = "shouting"

    def loudly(self):
        return self.title.upper()


def main():
    client.create_collection("docs", vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
    tool, other = Count(), Shouting()
    print(tool.run(), tool.names(), tool.describe(), tool.render())
    print(other.loudly(), other.render())


if __name__ == "__main__":
    main()
