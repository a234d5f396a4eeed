from dims import dimension, make


def main():
    make("a", 3)
    make("b", 5)
    print([dimension(n) for n in "abab"])
    print(dimension.cache_info().hits)


if __name__ == "__main__":
    main()
