import asyncio

import grpc
import tornado.ioloop
import tornado.web
from quart import Quart, request
from slack_bolt.async_app import AsyncApp

from . import backend
from .backend import encode, message, person, pods, publish, rows, secret, sheet, shelf

app = Quart(__name__)
slack = AsyncApp()


class Main(tornado.web.RequestHandler):
    async def get(self) -> None:
        self.write(encode({"a": 1}))  # ok
        self.write({"rows": rows("dsn")})  # BLOCKS: QAM305 far
        found = await tornado.ioloop.IOLoop.current().run_in_executor(None, rows, "dsn")  # ok
        await self.finish({"r": found})  # ok

    def post(self) -> None:
        self.write({"s": shelf("x")})


@app.get("/pods")
async def list_pods():
    await request.get_data()  # ok
    return {"pods": pods(), "sheet": sheet("x")}  # BLOCKS: QAM302 far


@app.before_serving
async def start() -> None:
    app.secret_key = secret("x")  # BLOCKS: QAM305 far
    backend.migrate("x")  # BLOCKS: QAM305 far


@slack.command("/who")
async def who(ack, command, say) -> None:
    await ack()  # ok
    if person(command["text"]):  # BLOCKS: QAM307 far
        await say("known")  # ok


class Servicer:
    async def Watch(self, request, context: grpc.aio.ServicerContext):
        for item in shelf("x"):  # BLOCKS: QAM303 far
            yield item
        publish("a", "b")  # BLOCKS: QAM307 far
        await context.abort(grpc.StatusCode.OK, "x")  # ok

    async def Peek(self, request, context) -> dict:
        channel = grpc.aio.insecure_channel("x")  # ok
        await channel.close()  # ok
        backend.channel()  # BLOCKS: QAM307 far
        return message("q")  # BLOCKS: QAM305 far


async def serve() -> None:
    server = grpc.aio.server()  # ok
    await server.start()  # ok
    await server.wait_for_termination()  # ok


async def blocking_stub() -> None:
    with grpc.insecure_channel("x") as channel:
        grpc.channel_ready_future(channel).result(timeout=3)  # BLOCKS: QAM308


async def jobs() -> None:
    while True:
        await asyncio.sleep(30)  # ok
        await asyncio.to_thread(message, "q")  # ok
