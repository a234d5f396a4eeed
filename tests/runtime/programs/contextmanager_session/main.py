from qdrant_client.models import PointStruct

from session import TRAIL, connect, scratch


def good():
    with connect("good") as client, scratch(client, "tmp") as name:
        client.upsert(name, points=[PointStruct(id=1, vector=[1.0])])
        return client.count(name).count


def swallowing():
    with connect("swallow") as client:
        with scratch(client, "t2"):
            raise LookupError("nothing here")
        return sorted(c.name for c in client.get_collections().collections)


def failing():
    with connect("fail") as client:
        client.count("absent")


def main():
    print(good())
    print(swallowing())
    try:
        failing()
    except ValueError as error:
        print("error", str(error)[:30])
    print(*TRAIL, sep="\n")


if __name__ == "__main__":
    main()
