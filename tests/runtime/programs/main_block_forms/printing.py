import sys

from both import total


def main(names):
    return {"total": total(names)}


if __name__ == "__main__":
    if "quiet" not in sys.argv:
        print(main(["x"]))
    else:
        main(["y"])
        print("quiet")
