from app import container
from app.handlers import handle


def main():
    container.configure(qdrant={"location": ":memory:"}, collection="logs")
    for line in ["init", "push hello", "push bye", "find hello", "size", "bogus"]:
        print(handle(line))
    container.reset()
    print(container._client is None)


if __name__ == "__main__":
    main()
