from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, as_completed, wait

import store

NAMES = ["a", "b", "c"]


def fill():
    with ThreadPoolExecutor(max_workers=3) as pool:
        futures = [pool.submit(store.put, name, [1, 2, 3]) for name in NAMES]
        done, _ = wait(futures)
        return sorted(f.result() for f in done)


def totals():
    found = {}
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = {pool.submit(store.total, name): name for name in NAMES + ["missing"]}
        for future in as_completed(jobs):
            try:
                found[jobs[future]] = future.result()
            except KeyError as error:
                found[jobs[future]] = f"failed {error}"
    return dict(sorted(found.items()))


def main():
    for name in NAMES:
        store.setup(name)
    print(fill())
    print(totals())


if __name__ == "__main__":
    main()
