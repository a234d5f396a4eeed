import sys

from etl.job import Job, available, run_all

ROWS = [
    {"id": 1, "vec": [1, 0, 0], "tag": "a"},
    {"id": 2, "vec": [0, 1, 0], "tag": "b"},
    {"id": 3, "vec": None, "tag": "c"},
    {"id": 4, "vec": [0, 0, 1], "tag": "d"},
]


def main(argv=None):
    argv = argv or []
    print(available())
    first = Job(["prepare", ("extract", {"rows": ROWS}), ("load", {"batch": 2}), ("verify", {"expected": 3})], collection="items")
    second = Job([("extract", {"rows": ROWS[:1]}), "load", "verify"])
    ctx, results = run_all([first, second])
    for r in results:
        print(r)
    print(ctx.log)
    points, _ = ctx.db.scroll(ctx.collection, limit=10)  # awaited
    print([(p.id, p.payload["tag"]) for p in points])
    child = ctx.child(collection="other")
    print(child.db is ctx.db, child.db.collection_exists("other"))  # awaited
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
