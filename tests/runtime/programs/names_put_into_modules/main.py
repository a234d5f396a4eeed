import report
import rooms
from shelf import open_shelf


def main():
    rooms.main_shelf = open_shelf([1, 2, 3])
    rooms.hang(open_shelf([1]))
    print(rooms.total())
    rooms.spare = open_shelf([7])
    print(report.lines())
    setattr(rooms, "spare", open_shelf([7, 8]))
    print(report.later())


if __name__ == "__main__":
    main()
