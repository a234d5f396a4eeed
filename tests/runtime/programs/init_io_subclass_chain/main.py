from bases import ORDER, Base
from derived import Seeded


def main():
    seeded = Seeded("x", [3, 1, 2])
    plain = Base("y")
    print(seeded.ids(), plain.client.count("y").count)
    print(ORDER)


if __name__ == "__main__":
    main()
