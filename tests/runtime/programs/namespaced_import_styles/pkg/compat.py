import qdrant_client as q

Client = q.QdrantClient
models = q.models
