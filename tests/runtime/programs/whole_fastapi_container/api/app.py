from contextlib import asynccontextmanager

from fastapi import FastAPI

from .container import container
from .routes import export_router, router


@asynccontextmanager
async def lifespan(app: FastAPI):
    container.startup()
    try:
        yield
    finally:
        container.shutdown()


app = FastAPI(lifespan=lifespan)
app.include_router(router)
app.include_router(export_router)


@app.get("/ready")
def ready() -> dict[str, bool]:
    return {"ready": container.qdrant.collection_exists("notes")}
