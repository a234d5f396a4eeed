from db import DIM
from use import add


def main():
    print(DIM, add(1), add(2))


if __name__ == "__main__":
    main()
