import threading

from shard import build


def main():
    out: dict[str, int] = {}
    threads = [threading.Thread(target=build, args=(f"s{n}", n, out)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sorted(out.items()))


if __name__ == "__main__":
    main()
