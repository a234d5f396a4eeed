"""A small stand-in for Qdrant's REST interface: collections, points, queries; kept in memory, HTTP/1.1 with keep-alive.

It listens on 127.0.0.2: the client switches keep-alive off for ``localhost`` and ``127.0.0.1``, which would hide
that a connection belongs to the event loop that opened it.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

HOST = "127.0.0.2"
Json = dict[str, Any]


class Missing(Exception):
    """The collection does not exist: 404 with the server's wording."""


class Conflict(Exception):
    """The collection exists already: 409."""


class Store:
    """The collections of one server; every method is a request's meaning."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.configs: dict[str, Json] = {}
        self.points: dict[str, dict[str, Json]] = {}

    def collection(self, name: str) -> dict[str, Json]:
        """Points by id (as text) of a collection."""
        if name not in self.points:
            raise Missing(name)
        return self.points[name]

    def create(self, name: str, body: Json) -> bool:
        """Create a collection."""
        if name in self.points:
            raise Conflict(name)
        self.configs[name], self.points[name] = body, {}
        return True

    def drop(self, name: str) -> bool:
        """Delete a collection; false if there was none."""
        self.configs.pop(name, None)
        return self.points.pop(name, None) is not None

    def info(self, name: str) -> Json:
        """A collection's description."""
        count = len(self.collection(name))
        vectors = self.configs[name].get("vectors", {})
        config = {
            "params": {"vectors": vectors},
            "hnsw_config": {"m": 16, "ef_construct": 100, "full_scan_threshold": 10000},
            "optimizer_config": {
                "deleted_threshold": 0.2,
                "vacuum_min_vector_number": 1000,
                "default_segment_number": 0,
                "flush_interval_sec": 5,
            },
        }
        return {
            "status": "green",
            "optimizer_status": "ok",
            "points_count": count,
            "indexed_vectors_count": count,
            "segments_count": 1,
            "config": config,
            "payload_schema": {},
        }

    def upsert(self, name: str, body: Json) -> Json:
        """Insert or replace points."""
        held = self.collection(name)
        for point in body["points"]:
            held[str(point["id"])] = {"payload": {}, **point}
        return {"operation_id": len(held), "status": "completed"}

    def delete(self, name: str, body: Json) -> Json:
        """Delete by ids or by filter."""
        held = self.collection(name)
        doomed = [str(i) for i in body.get("points", [])] or [k for k, p in held.items() if _fits(p, body.get("filter"))]
        for key in doomed:
            held.pop(key, None)
        return {"operation_id": len(held), "status": "completed"}

    def set_payload(self, name: str, body: Json) -> Json:
        """Merge a payload into points."""
        held = self.collection(name)
        for key in [str(i) for i in body.get("points") or []]:
            held[key]["payload"] = {**(held[key]["payload"] or {}), **body["payload"]}
        return {"operation_id": len(held), "status": "completed"}

    def count(self, name: str, body: Json) -> Json:
        """Count points."""
        return {"count": sum(_fits(p, body.get("filter")) for p in self.collection(name).values())}

    def retrieve(self, name: str, body: Json) -> list[Json]:
        """Points by id, in the order asked."""
        held = self.collection(name)
        return [_record(held[str(i)]) for i in body["ids"] if str(i) in held]

    def scroll(self, name: str, body: Json) -> Json:
        """A page of points in id order."""
        start, limit = body.get("offset"), body.get("limit") or 10
        rows = sorted(self.collection(name).values(), key=lambda p: p["id"])
        rows = [p for p in rows if _fits(p, body.get("filter")) and (start is None or p["id"] >= start)]
        following = rows[limit]["id"] if len(rows) > limit else None
        return {"points": [_record(p) for p in rows[:limit]], "next_page_offset": following}

    def query(self, name: str, body: Json) -> Json:
        """Nearest points by dot product."""
        query = body.get("query")
        if isinstance(query, dict):
            query = query.get("nearest")
        rows = [p for p in self.collection(name).values() if _fits(p, body.get("filter"))]
        if isinstance(query, list):
            rows.sort(key=lambda p: (-_dot(p["vector"], query), p["id"]))
        scored = [{**_record(p), "version": 0, "score": _dot(p["vector"], query or [])} for p in rows]
        return {"points": scored[: body.get("limit") or 10]}


def _record(point: Json) -> Json:
    return {"id": point["id"], "payload": point.get("payload"), "vector": None}


def _dot(left: list[float], right: list[float]) -> float:
    return round(sum(a * b for a, b in zip(left, right, strict=False)), 6)


def _fits(point: Json, wanted: Json | None) -> bool:
    conditions = (wanted or {}).get("must") or []
    return all((point.get("payload") or {}).get(c["key"]) == c["match"]["value"] for c in conditions)


def answer(store: Store, method: str, path: list[str], body: Json) -> Any:
    """The result of one request; the table is the interface."""
    match (method, path):
        case ("GET", ["collections"]):
            return {"collections": [{"name": name} for name in sorted(store.points)]}
        case ("GET", ["collections", name]):
            return store.info(name)
        case ("GET", ["collections", name, "exists"]):
            return {"exists": name in store.points}
        case ("PUT", ["collections", name]):
            return store.create(name, body)
        case ("DELETE", ["collections", name]):
            return store.drop(name)
        case ("PUT", ["collections", name, "index"]):
            return {"operation_id": len(store.collection(name)), "status": "completed"}
        case ("PUT", ["collections", name, "points"]):
            return store.upsert(name, body)
        case ("POST", ["collections", name, "points"]):
            return store.retrieve(name, body)
    operations: dict[str, Callable[[str, Json], Any]] = {
        "delete": store.delete,
        "payload": store.set_payload,
        "count": store.count,
        "scroll": store.scroll,
        "query": store.query,
    }
    return operations[path[3]](path[1], body)


class Handler(BaseHTTPRequestHandler):
    """One connection, kept open between requests."""

    protocol_version = "HTTP/1.1"
    server: StubServer
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""

    def _serve(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(size) or b"{}")
        path = [part for part in urlsplit(self.path).path.split("/") if part]
        if not path:
            return self._send(200, {"title": "qdrant - vector search engine", "version": "1.20.0"})
        try:
            with self.server.store.lock:
                result = answer(self.server.store, self.command, path, body)
        except Missing as error:
            return self._send(404, {"status": {"error": f"Not found: Collection `{error}` doesn't exist!"}, "time": 0.0})
        except Conflict as error:
            return self._send(409, {"status": {"error": f"Wrong input: Collection `{error}` already exists!"}, "time": 0.0})
        return self._send(200, {"result": result, "status": "ok", "time": 0.0})

    do_GET = do_PUT = do_POST = do_DELETE = _serve

    def _send(self, code: int, value: Json) -> None:
        data = json.dumps(value).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class StubServer(ThreadingHTTPServer):
    """A server with an empty store; a context manager that listens while it is open."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((HOST, 0), Handler)
        self.store = Store()
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that ends without closing its connection is no news; anything else is."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://{HOST}:{self.server_address[1]}"

    def __enter__(self) -> StubServer:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.shutdown()
        self.server_close()
