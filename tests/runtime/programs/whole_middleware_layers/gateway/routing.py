from typing import Callable

from .messages import Request, Response


class Router:
    def __init__(self):
        self._routes: dict[tuple[str, str], Callable[[Request], Response]] = {}

    def route(self, method: str, path: str):
        def register(handler):
            self._routes[method, path] = handler
            return handler

        return register

    get = lambda self, path: self.route("GET", path)
    post = lambda self, path: self.route("POST", path)

    def __call__(self, request: Request) -> Response:
        try:
            handler = self._routes[request.method, request.path]
        except KeyError:
            return Response(404, f"no {request.path}")
        return handler(request)
