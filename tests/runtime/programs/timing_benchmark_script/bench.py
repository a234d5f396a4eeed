import argparse
import statistics
import time

from load import prepare, query


def measure(function, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        result = function()
        times.append(time.perf_counter() - start)
    return statistics.median(times) >= 0, result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=1)
    args = parser.parse_args()
    client = prepare(10)
    for name, function in {"one": lambda: query(client, 1), "many": lambda: query(client, 5)}.items():
        print(name, *measure(function, args.runs))


if __name__ == "__main__":
    main()
