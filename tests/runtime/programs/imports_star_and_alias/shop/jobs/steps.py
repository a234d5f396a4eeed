from .. import COLLECTION, VectorClient, vector_config as cfg
from qdrant_client import models as qm


def reset(vc: VectorClient):
    vc.delete_collection(COLLECTION)
    vc.create_collection(COLLECTION, vectors_config=cfg())


def stock(vc: VectorClient, *names):
    vc.upsert(COLLECTION, points=[qm.PointStruct(id=i, vector=[len(n), i + 1], payload={"name": n}) for i, n in enumerate(names)])
