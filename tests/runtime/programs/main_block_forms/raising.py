from both import total


def main() -> int:
    return total(["a", "b", "c"])


if __name__ == "__main__":
    print("raising")
    raise SystemExit(main())
