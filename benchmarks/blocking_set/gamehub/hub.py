import asyncio
import queue
import threading
from concurrent import futures

import socketio
from fastapi import FastAPI, WebSocket

from .scores import AsyncScores, Save, Scores
from .world import Limiter, Room, Simulation, Ticker

app = FastAPI()
sio = socketio.AsyncServer(async_mode="asgi")
rooms: dict[str, Room] = {}
scores = Scores()
fast = AsyncScores()
save = Save()
simulation = Simulation()
unbounded: queue.SimpleQueue[str] = queue.SimpleQueue()
aqueue: asyncio.Queue[str] = asyncio.Queue()
executor = futures.ThreadPoolExecutor()


@sio.event
async def connect(sid, environ, auth) -> None:
    room = rooms.setdefault(sid, Room(sid))  # ok
    room.start()  # ok
    room.wait_ready()  # BLOCKS: QAM308 far
    await sio.emit("hello", to=sid)  # ok


@sio.on("move")
async def move(sid, text: str) -> str:
    room = rooms[sid]  # ok
    unbounded.put(text)  # ok
    answer = room.next_move()  # BLOCKS: QAM308 far
    waited = await asyncio.to_thread(room.next_move)  # ok
    unbounded.get()  # BLOCKS: QAM308
    await aqueue.put(text)  # ok
    return answer + waited + await aqueue.get()  # ok


@app.websocket("/sim")
async def sim(socket: WebSocket) -> None:
    await socket.accept()  # ok
    value = simulation.latest()  # BLOCKS: QAM308 far
    maybe = simulation.latest_or_none()  # ok
    said = simulation.ask("x")  # BLOCKS: QAM308 far
    await socket.send_json([value, maybe, said])  # ok
    simulation.stop()  # BLOCKS: QAM308 far


@app.post("/score")
async def score(name: str, points: int) -> float:
    global scores
    scores[name] = points  # BLOCKS: QAM305 far
    scores += name  # BLOCKS: QAM305 far
    print(scores.key(name), await fast.best())  # ok
    state = save.state  # BLOCKS: QAM303 far
    save.state = state | {name: points}  # BLOCKS: QAM303 far
    return scores[name]  # BLOCKS: QAM305 far


async def main() -> None:
    ticker = Ticker()  # ok
    ticker.start()  # ok
    print(ticker.ticks)  # ok
    ticker.join(1)  # BLOCKS: QAM308
    with Limiter(2):  # BLOCKS: QAM308 far
        await asyncio.sleep(1)  # ok
    jobs = [executor.submit(simulation.latest) for _ in range(3)]  # ok
    done, _ = futures.wait(jobs, timeout=1)  # BLOCKS: QAM308
    first = done.pop().result()  # ok
    for job in futures.as_completed(jobs):  # BLOCKS: QAM308
        print(job)
    barrier = threading.Barrier(2)  # ok
    barrier.wait()  # BLOCKS: QAM308
    for result in executor.map(str, range(3)):  # BLOCKS: QAM308
        print(result, first)
    executor.shutdown(wait=False)  # ok
    with futures.ThreadPoolExecutor() as short:  # BLOCKS: QAM308
        short.submit(print)  # ok
    event = asyncio.Event()  # ok
    await asyncio.wait_for(event.wait(), 1)  # ok
    tasks = [asyncio.create_task(fast.best())]  # ok
    finished, _ = await asyncio.wait(tasks)  # ok
    print([t.result() for t in finished])  # ok
