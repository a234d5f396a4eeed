import sys

import lib

VERBOSE = "twice" in sys.argv


def log(*words):
    print("log:", *words)


if __name__ == "__main__":
    lib.create("s")
    rounds = 2 if VERBOSE else 1
    for n in range(rounds):
        lib.insert("s", n * 2, n * 2 + 1)
        log("round", n, lib.size("s"))
    if VERBOSE:
        log("verbose")
    print("size", lib.size("s"))
