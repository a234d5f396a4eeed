from __future__ import annotations

import asyncio
import threading
from concurrent import futures

import grpc
import grpc.aio

from .backends.cache import Counter, Local, Search, async_cached, async_client, total
from .backends.pg import Database, Users
from . import rpc_pb2, rpc_pb2_grpc


class Interceptor(grpc.aio.ServerInterceptor):
    def __init__(self, database: Database) -> None:
        self.database = database
        self._seen = Local()

    async def intercept_service(self, continuation, details):
        self._seen.get(details.method)  # ok
        if self.database.fetch("select 1 from bans"):  # BLOCKS: QAM305 far
            return None
        return await continuation(details)  # ok


class UserService(rpc_pb2_grpc.UsersServicer):
    def __init__(self, users: Users, search: Search) -> None:
        self.users = users
        self.search = search
        self.calls = Counter("calls")
        self._ready = threading.Event()
        self._guard = threading.Lock()
        self._async_guard = asyncio.Lock()

    async def Find(self, request, context: grpc.aio.ServicerContext):
        self.calls += 1  # BLOCKS: QAM305 far
        rows = self.users.find("id", request.id)  # BLOCKS: QAM305 far
        if not rows:
            await context.abort(grpc.StatusCode.NOT_FOUND, "no")  # ok
        return rpc_pb2.User(**rows[0])  # ok

    async def Search(self, request, context):
        async with self._async_guard:  # ok
            hits = await self.search.afind(request.text)  # ok
        with self._guard:  # BLOCKS: QAM308
            hits = self.search.find(request.text)  # BLOCKS: QAM305 far
        for hit in hits:
            yield rpc_pb2.Hit(id=hit["_id"])  # ok
        print(self.search.count("docs"))  # BLOCKS: QAM305 far
        print(int(self.calls))  # BLOCKS: QAM305 far

    async def Total(self, request, context):
        self._ready.wait(timeout=1)  # BLOCKS: QAM308
        self._ready.set()  # ok
        number = total(request.left, request.right)  # BLOCKS: QAM305 far
        other = await Lookups().number()  # ok
        return rpc_pb2.Number(value=number + other)

    async def Upload(self, request_iterator, context):
        rows = []
        async for item in request_iterator:  # ok
            rows.append((item.id, item.name))  # ok
        await asyncio.to_thread(self.users.database.copy, "users", rows)  # ok
        self.users.database.copy(Database.quoted("users"), rows)  # BLOCKS: QAM305 far
        with self.users.database.connection() as connection:  # BLOCKS: QAM305 far
            cursor = connection.cursor()  # ok
            cursor.execute("analyze")  # BLOCKS: QAM305
        return rpc_pb2.Empty()


class Lookups:
    @async_cached
    async def number(self) -> int:
        return 1  # ok


async def ask(address: str) -> None:
    async with grpc.aio.insecure_channel(address) as channel:  # ok
        stub = rpc_pb2_grpc.UsersStub(channel)  # ok
        await stub.Find(rpc_pb2.Key(id="1"))  # ok
    plain = grpc.insecure_channel(address)  # ok
    grpc.channel_ready_future(plain).result(timeout=3)  # BLOCKS: QAM308


async def serve() -> None:
    database = Database("dbname=users")  # ok
    database.open()  # BLOCKS: QAM305 far
    users = Users(database)  # ok
    users.nobody("x")  # ok
    server = grpc.aio.server(futures.ThreadPoolExecutor(2), interceptors=[Interceptor(database)])  # ok
    rpc_pb2_grpc.add_UsersServicer_to_server(UserService(users, Search("http://es")), server)  # ok
    await async_client.ping()  # ok
    pipe = async_client.pipeline()  # ok
    pipe.set("a", 1)  # ok
    await pipe.execute()  # ok
    server.add_insecure_port("[::]:50051")  # ok
    await server.start()  # ok
    await server.wait_for_termination()  # ok


if __name__ == "__main__":
    asyncio.run(serve())
