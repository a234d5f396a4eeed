import connection
import tags


def main():
    tags.init()
    tags.tag(1, "red", "big")
    tags.tag(2)
    print(tags.labels(1), tags.labels(2), tags.labels(3))
    print("opened", connection.opened)
    connection.close_client()
    print("client", connection._client)


if __name__ == '__main__':
    main()
