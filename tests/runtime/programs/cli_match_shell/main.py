

from shell import SCRIPT, Shell


def main() -> None:
    for answer in Shell().run(SCRIPT):
        print(answer)


if __name__ == "__main__":
    main()
