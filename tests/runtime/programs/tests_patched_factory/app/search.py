from app import db


def search(query: str, limit: int = 5) -> list[dict]:
    client = db.get_client()
    result = client.query_points("docs", query=db.embed(query), limit=limit)
    return [{"id": p.id, "score": p.score} for p in result.points]


def reindex(docs: dict[int, str]) -> int:
    client = db.get_client()
    if client.collection_exists("docs"):
        client.delete_collection("docs")
    client.create_collection("docs", vectors_config={"size": 2, "distance": "Dot"})
    for doc_id, text in docs.items():
        client.upsert("docs", points=[{"id": doc_id, "vector": db.embed(text), "payload": {"text": text}}])
    return client.count("docs").count
