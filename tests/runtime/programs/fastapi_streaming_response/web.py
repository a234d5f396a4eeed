from fastapi import FastAPI
from fastapi.responses import StreamingResponse

import export

app = FastAPI()


@app.post("/seed/{n}")
def seed(n: int):
    export.seed(n)
    return n


@app.get("/export")
def download():
    return StreamingResponse(export.lines(), media_type="application/jsonl")
