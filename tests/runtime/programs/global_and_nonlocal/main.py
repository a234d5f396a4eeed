import conn
from fill import filler


def main():
    conn.connect()
    for n in range(2):
        open_, put = filler(f"f{n}")
        open_()
        print(put(1, 2), put(2, 3), conn.client.collection_exists("f0"))
        print(conn.reset())


if __name__ == "__main__":
    main()
