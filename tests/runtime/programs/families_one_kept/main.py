from jobs import job
from sized import Sized


def main():
    sized = Sized()
    sized.create()
    sized.add(1)
    sized.add(2)
    print("sized", len(sized), bool(sized))
    print("job", job([1, 2, 3]))


if __name__ == "__main__":
    main()
