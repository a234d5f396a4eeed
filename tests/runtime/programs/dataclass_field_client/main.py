from qdrant_client import QdrantClient

from context import Context, Job
from steps import perform, prepare


def main() -> None:
    ctx = Context(QdrantClient(":memory:"))
    prepare(ctx)
    for n, ids in enumerate([(1, 2), (2, 3), (9,)]):
        print(perform(ctx, Job(f"job {n}", ctx.client, ids)))
    print(ctx.log, len(ctx.client.scroll(ctx.collection)[0]))


if __name__ == "__main__":
    main()
