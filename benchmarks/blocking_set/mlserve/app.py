import torch
from litestar import Litestar, get, post

from .batch import Batcher, inline, offload, threaded
from .models import Budget, Encoder, Fast, Toxic, clusters, load, mean, ner

encoder = Encoder("all-MiniLM-L6-v2")
fast = Fast()
toxic = Toxic()
budget = Budget(8000)
batcher = Batcher(encoder)
safe_ner = threaded(ner)
slow_ner = inline(ner)


@post("/embed")
async def embed(texts: list[str]) -> list[float]:
    vectors = encoder(texts)  # BLOCKS: QAM401 far
    one = encoder[texts[0]]  # BLOCKS: QAM401 far
    size = encoder.size  # ok
    off = await offload(encoder, texts)  # ok
    lazily = fast.embed(texts)  # ok
    dense = list(lazily)  # BLOCKS: QAM401
    more = fast.vectors(texts)  # BLOCKS: QAM401 far
    for vector in fast.sparse.query_embed("x"):  # BLOCKS: QAM401
        print(vector.indices)  # ok
    return mean(vectors).tolist() + [size, len(one), len(off), len(dense), len(more)]  # ok


@post("/toxic")
async def is_toxic(text: str) -> float:
    if budget.guess(text):  # ok
        return 0.0
    if not budget.fits(text):
        return 1.0
    logits = toxic(text)  # BLOCKS: QAM401 far
    entities = await safe_ner(text)  # ok
    others = await slow_ner(text)  # ok
    direct = ner(text)  # BLOCKS: QAM401 far
    return torch.sigmoid(logits)[0].item() + len(entities) + len(others) + len(direct)


@post("/cluster")
async def cluster(texts: list[str]) -> list[int]:
    vectors = await batcher.add(texts[0])  # ok
    await batcher.flush()  # ok
    labels = clusters(vectors)  # BLOCKS: QAM402 far
    model = load("m.joblib")  # BLOCKS: QAM402 far
    state = torch.load("m.pt")  # BLOCKS: QAM401
    return [*labels, model, state]


@get("/health")
async def health() -> dict:
    return {"limit": budget.limit}  # ok


app = Litestar([embed, is_toxic, cluster, health])
