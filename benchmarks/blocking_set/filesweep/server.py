import anyio
from starlette.background import BackgroundTask
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, StreamingResponse

from . import walk
from .sweep import once, tree


class Auth(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next):
        users = walk.config("users.yaml")  # BLOCKS: QAM303 far
        if request.headers.get("x-user") not in users:  # ok
            return JSONResponse({}, 401)  # ok
        return await call_next(request)  # ok


async def download(request: Request) -> FileResponse:
    return FileResponse(tree.url("x"), background=BackgroundTask(walk.scratch))  # ok


async def stream(request: Request) -> StreamingResponse:
    return StreamingResponse(walk.lines(tree.root / "x"))  # ok


async def index(request: Request) -> JSONResponse:
    texts = await once()  # ok
    await anyio.to_thread.run_sync(walk.pack, tree.root, tree.root)  # ok
    files = tree.files  # BLOCKS: QAM303 far
    return JSONResponse({"n": len(texts), "files": len(files)})  # ok


def plain(request: Request) -> JSONResponse:
    return JSONResponse(walk.config())
