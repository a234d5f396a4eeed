from qdrant_client.models import Distance, PointStruct, VectorParams

from context import Context, Job


def prepare(ctx: Context) -> None:
    ctx.client.create_collection(ctx.collection, vectors_config=VectorParams(size=1, distance=Distance.DOT))
    ctx.note("prepared")


def perform(ctx: Context, job: Job) -> int:
    job.client.upsert(ctx.collection, points=[PointStruct(id=i, vector=[i]) for i in job.ids])
    ctx.note(job.title)
    title, client, ids = job
    return client.count(ctx.collection).count - len(ids)
