from kb.usecases import FindNotes, ImportNotes
from kb.wiring import build


def main() -> None:
    container = build()
    importer = container.get(ImportNotes)
    print(importer([("tea", "green and black"), ("coffee", "beans"), ("water", "plain")]))
    find = container.get(FindNotes)
    print(find("tea green"))
    print(find("beans", limit=1))


if __name__ == "__main__":
    main()
