from typed import as_client, create, size


def main():
    client = create({"location": ":memory:"}, "a")
    print(size(client, "a"), size(None, "a"), size(None, "a", client))
    print(as_client(client) is client)
    try:
        as_client(3)
    except TypeError as error:
        print(error)


if __name__ == "__main__":
    main()
