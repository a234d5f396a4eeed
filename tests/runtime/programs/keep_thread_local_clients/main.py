from pool import executor, work


def main():
    futures = [executor.submit(work, name) for name in ("a", "bb", "ccc")]
    print([f.result() for f in futures])
    executor.shutdown()


if __name__ == "__main__":
    main()
