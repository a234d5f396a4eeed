from tenants.context import use_tenant
from tenants.facade import documents
from tenants.pool import pool
from tenants.proxies import LoggingStore, ReadOnly


def fill(texts):
    for text in texts:
        documents.add(text)
    return documents.count()


def main():
    with use_tenant("acme"):
        print(fill(["alpha", "beta"]))
        with use_tenant("umbrella"):
            print(fill(["gamma"]), documents.find("gamma"))
        print(documents.find("gamma"), documents.find("beta"))
        logged = LoggingStore(documents)
        logged.add("delta")
        print(logged.log, logged.count())
        frozen = ReadOnly(documents)
        print(frozen.count(), frozen.find("delta"))
        try:
            frozen.add("epsilon")
        except PermissionError as error:
            print(error)
    try:
        documents.count()
    except LookupError as error:
        print("no tenant:", error)
    print(sorted(pool))
    pool.close_all()
    print(len(pool))


if __name__ == "__main__":
    main()
