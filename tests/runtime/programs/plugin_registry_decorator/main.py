import sys

import commands
from registry import COMMANDS


def main():
    for word in sys.argv[1:]:
        name, _, argument = word.partition(":")
        print(word, "=>", COMMANDS[name](argument))


if __name__ == "__main__":
    commands.connect()
    main()
