from fastapi import FastAPI

from memory import Memory

app = FastAPI()
memory = Memory()


@app.on_event("startup")
async def startup():
    memory.setup()


@app.put("/notes/{id}")
async def put(id: int, text: str):
    memory.save(id, text)
    return {"saved": id}


@app.get("/notes")
async def listing():
    return [n async for n in stream()]


async def stream():
    for note in memory.all():
        yield note
