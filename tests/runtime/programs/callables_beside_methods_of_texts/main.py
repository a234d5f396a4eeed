from store import open_store

def main():
    store = open_store()
    for f in ("a{}".format, store.find):
        print(f(1))
    for label, f in [("s", str), ("g", store.get), ("n", lambda i: i + 1)]:
        print(label, f(2))

if __name__ == "__main__":
    main()
