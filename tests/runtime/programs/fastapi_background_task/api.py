from fastapi import BackgroundTasks, FastAPI
from fastapi.responses import JSONResponse

from indexer import Indexer, Missing

app = FastAPI()
indexer = Indexer()


@app.exception_handler(Missing)
def missing(request, exc):
    return JSONResponse({"detail": str(exc)}, status_code=404)


@app.post("/index")
def index(text: str, tasks: BackgroundTasks):
    tasks.add_task(indexer.index, text)
    return {"queued": text}


@app.get("/doc/{id}")
def doc(id: int):
    return indexer.load(id)
