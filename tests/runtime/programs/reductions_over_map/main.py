from db import connect, seed
from stats import Stats


def main():
    client = connect()
    seed(client, "a", ["1"])
    seed(client, "b", ["1", "2", "3"])
    stats = Stats(client, ["a", "b"])
    print(stats.total(), stats.product(), stats.folded())
    print(stats.all_there(), stats.any_big(2), stats.missing(["a", "z"]), stats.present(["z", "b"]))
    print(stats.ranking(), stats.extremes(), stats.table())
    print(stats.first_big(1), stats.first_big(9), stats.text(), stats.sizes())
    print(stats.until(2), stats.until(9), stats.first(["z", "b", "a"]), stats.first(["z"]))


if __name__ == "__main__":
    main()
