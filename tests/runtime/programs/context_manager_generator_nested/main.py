from scopes import collection, connect

with connect() as client, collection(client, "a") as a, collection(client, "b", keep=True) as b:
    print(a, b, len(client.get_collections().collections))

with connect() as client:
    try:
        with collection(client, "c"):
            raise KeyError("inside")
    except KeyError:
        print("exists after:", client.collection_exists("c"))
