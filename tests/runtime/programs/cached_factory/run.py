from clients import client_for
from tenants import setup, write

TENANTS = {"acme": [[1, 0], [0, 1]], "globex": [[1, 1]]}


def main() -> None:
    for tenant, vectors in TENANTS.items():
        setup(tenant)
        print(tenant, write(tenant, vectors))
    print(client_for("acme") is client_for("acme"), client_for.cache_info().currsize)
    names = [c.name for c in client_for("globex").get_collections().collections]
    print(names)


if __name__ == "__main__":
    main()
