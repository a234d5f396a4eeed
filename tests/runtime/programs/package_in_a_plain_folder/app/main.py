from app import backends
from app.report import report


def main():
    backends.fill(["a", "b", "c"])
    print(backends.total(), report())


if __name__ == "__main__":
    main()
