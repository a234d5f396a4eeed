from __future__ import annotations

from typing import Callable

from .messages import Request, Response

Next = Callable[[Request], Response]


class Middleware:
    def __init__(self, inner: Next) -> None:
        self.inner = inner

    def __call__(self, request: Request) -> Response:
        return self.inner(request)


class Timing(Middleware):
    def __init__(self, inner: Next) -> None:
        super().__init__(inner)
        self.timings: dict[str, int] = {}

    def __call__(self, request: Request) -> Response:
        self.timings[request.path] = self.timings.get(request.path, 0) + 1
        return super().__call__(request)


class Errors(Middleware):
    def __call__(self, request: Request) -> Response:
        try:
            return self.inner(request)
        except KeyError as exc:
            return Response(422, f"missing {exc}")


class Authentication(Middleware):
    def __call__(self, request: Request) -> Response:
        if request.user is None:
            return Response(401, "who are you?")
        return self.inner(request)


class Memo(Middleware):
    """Answers the same GET again from memory until something is written."""

    def __init__(self, inner: Next) -> None:
        super().__init__(inner)
        self._known: dict[str, Response] = {}

    def __call__(self, request: Request) -> Response:
        if request.method != "GET":
            self._known.clear()
            return self.inner(request)
        key = f"{request.path}?{sorted(request.params.items())}"
        if key not in self._known:
            self._known[key] = self.inner(request)
        else:
            self._known[key].headers["X-Memo"] = "hit"
        return self._known[key]
