from __future__ import annotations

from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import Response

from loginsvc.crypto import decode
from loginsvc.sessions import Sessions, local_sessions, redis_sessions


class SessionMiddleware(BaseHTTPMiddleware):
    def __init__(self, app, sessions: Sessions) -> None:
        super().__init__(app)
        self.sessions = sessions

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        request.state.user = self.sessions.user(request.cookies.get("sid", ""))  # BLOCKS: QAM305 far
        return await call_next(request)  # ok


class TokenMiddleware(BaseHTTPMiddleware):
    def __init__(self, app) -> None:
        super().__init__(app)
        self.sessions = local_sessions()

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        claims = decode(request.headers.get("authorization", ""), "key")  # ok
        request.state.user = self.sessions.user(claims["sub"])  # ok
        return await call_next(request)  # ok


def install(app) -> None:
    app.add_middleware(SessionMiddleware, sessions=redis_sessions())
    app.add_middleware(TokenMiddleware)
