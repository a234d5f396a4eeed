from qdrant_client import QdrantClient

from tools import timed, trace


class Shop:
    def __init__(self):
        self.client = QdrantClient(":memory:")

    @timed
    def size(self, name):
        return self.client.count(name).count

    @timed
    @trace
    def pages(self, name):
        offset = 0
        while offset is not None:
            page, offset = self.client.scroll(name, offset=offset)
            yield page

    @trace
    def drop(self, name):
        return self.client.delete_collection(name)


@timed
def title(text):
    return text.title()


def main():
    shop = Shop()
    shop.client.create_collection("docs", vectors_config={})
    print(title("docs"), shop.size("docs"))
    for page in shop.pages("docs"):
        print(len(page))
    print(shop.drop("docs"), trace.names)


if __name__ == "__main__":
    main()
