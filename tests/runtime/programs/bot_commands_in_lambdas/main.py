from bot import Bot
from memory import ConversationMemory

LINES = [("ann", "save tea at nine"), ("ann", "save an apple a day"), ("bob", "save bees"), ("ann", "find apple"),
         ("bob", "find tea"), ("ann", "drop"), ("ann", "find tea"), ("cy", "hello"), ("cy", "ping")]


def main() -> None:
    shared = ConversationMemory(location=":memory:")
    bots = [Bot("one", shared), Bot("two", memory=shared), Bot("own")]
    for number, (user, line) in enumerate(LINES):
        print(bots[number % 2].handle(user, line))
    print(bots[2].handle("ann", "find tea"))


if __name__ == "__main__":
    main()
