from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from qdrant_client import QdrantClient

from .audit import AuditLog
from .deps import StoreDep
from .embedding import HashEmbedder
from .routers import ROUTERS
from .settings import Settings
from .store import DocumentStore


def create_app(settings: Settings | None = None) -> FastAPI:
    settings = settings or Settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI):
        client = QdrantClient(location=settings.location)
        store = DocumentStore(client, HashEmbedder(settings.vector_size), settings.collection)
        store.ensure_collection()
        app.state.settings = settings
        app.state.store = store
        app.state.audit = AuditLog()
        yield
        client.close()

    app = FastAPI(title="docsearch", lifespan=lifespan)
    app.add_middleware(CORSMiddleware, allow_origins=settings.origins)
    for router in ROUTERS:
        app.include_router(router)

    @app.get("/health")
    def health(store: StoreDep):
        return {"status": "ok", "documents": store.count()}

    return app
