from gateway import Gateway
from settings import connection


def main():
    gw = Gateway(**connection())
    gw.ensure("k", size=2)
    gw.write("k", (1, [1.0, 0.0]), (2, [0.0, 1.0]), wait=True)
    print(gw.call("count", "k", exact=True).count)
    print(gw.read("k", 1, with_vectors=True))
    options = {"limit": 1, "with_payload": False}
    print(gw.nearest("k", [1.0, 0.2], **options))


if __name__ == "__main__":
    main()
