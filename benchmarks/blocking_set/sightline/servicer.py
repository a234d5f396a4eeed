from __future__ import annotations

import asyncio
import io
from concurrent import futures
from functools import partial
from pathlib import Path
from typing import Any

import grpc
import grpc.aio

from . import sightline_pb2, sightline_pb2_grpc
from .models import ConstantModel, Decoder, Ensemble, Lazy, TextModel, TorchModel, labels, weights
from .storage import GcsBucket, MemoryBucket, MinioBucket, S3Bucket, borrowed, local_copy, write_all

executor = futures.ThreadPoolExecutor(4)


class Sightline(sightline_pb2_grpc.SightlineServicer):
    def __init__(self, channel: grpc.aio.Channel) -> None:
        self.decoder = Decoder()
        self.model = TorchModel("/models/a.pt")
        self.constant = ConstantModel()
        self.lazy = Lazy(partial(TextModel, "mini"))
        self.peer = sightline_pb2_grpc.SightlineStub(channel)
        self.old = sightline_pb2_grpc.SightlineStub(grpc.insecure_channel("old:50051"))
        self.bucket = MinioBucket("images", "minio:9000")
        self.cache = MemoryBucket("cache")

    async def Predict(self, request: Any, context: grpc.aio.ServicerContext) -> Any:
        image = self.cache.read(request.key)  # ok
        print(self.constant.predict(image), self.model.digest())  # ok
        values = self.model.predict(image)  # BLOCKS: QAM401 far
        print(self.decoder.mean(values), self.lazy.ready)  # ok
        answer = await self.peer.Predict(request)  # ok
        print(answer)
        late = self.lazy.get  # ok
        model = await asyncio.get_running_loop().run_in_executor(executor, late)  # ok
        values = await asyncio.to_thread(model.predict, image)  # ok
        return sightline_pb2.Prediction(values=values)  # ok

    async def Both(self, request: Any, context: grpc.aio.ServicerContext) -> Any:
        light = Ensemble(ConstantModel(), ConstantModel(1.0))  # ok
        print(len(light), light.predict(request))  # ok
        heavy = Ensemble(self.constant, self.model)  # ok
        print(len(heavy))  # ok
        print(heavy.predict(request))  # BLOCKS: QAM401 far
        return TextModel("mini")  # BLOCKS: QAM401 far

    async def Thumbnail(self, request: Any, context: grpc.aio.ServicerContext) -> Any:
        print(self.decoder.size(request.data))  # ok
        small = await asyncio.to_thread(self.decoder.thumbnail, request.data)  # ok
        small = self.decoder.thumbnail(request.data)  # BLOCKS: QAM402 far
        out = io.BytesIO()  # ok
        print(write_all(out, [small]))  # ok
        with open("/tmp/x", "wb") as target:  # BLOCKS: QAM303
            print(write_all(target, [small]))  # BLOCKS: QAM303 far
        with borrowed(small) as view:  # ok
            print(len(view))
        return small

    async def Fetch(self, request: Any, context: grpc.aio.ServicerContext) -> Any:
        print(self.bucket.key("a"), self.bucket.name)  # ok
        keys = self.cache.list()  # ok
        print(list(keys))  # ok
        names = self.bucket.list()  # ok
        for name in names:  # BLOCKS: QAM302 far
            print(name)
        data = self.bucket.read("a")  # BLOCKS: QAM302 far
        with local_copy(self.cache, "a") as path:  # BLOCKS: QAM303 far
            print(path.name)  # ok
        links = S3Bucket("public")  # ok
        print(links.key("b"))  # ok
        print(GcsBucket("b").read("c"))  # BLOCKS: QAM302 far
        return data

    async def Weights(self, request: Any, context: grpc.aio.ServicerContext) -> Any:
        print(list(labels("a\nb")))  # ok
        found = await asyncio.to_thread(lambda: list(weights(Path("/models"))))  # ok
        found = list(weights(Path("/models")))  # BLOCKS: QAM303 far
        return found


class OldSightline(sightline_pb2_grpc.SightlineServicer):
    """Served by threads."""

    def __init__(self) -> None:
        self.model = TorchModel("/models/a.pt")

    def Predict(self, request: Any, context: grpc.ServicerContext) -> Any:
        return self.model.predict(request.data)  # ok


async def serve() -> None:
    server = grpc.aio.server()  # ok
    sightline_pb2_grpc.add_SightlineServicer_to_server(Sightline(grpc.aio.insecure_channel("peer:50051")), server)  # ok
    await server.start()  # ok
    await server.wait_for_termination()  # ok


def serve_threads() -> None:
    server = grpc.server(executor)
    sightline_pb2_grpc.add_SightlineServicer_to_server(OldSightline(), server)
    server.start()
    server.wait_for_termination()
