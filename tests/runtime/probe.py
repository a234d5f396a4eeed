"""Loaded into a running program: writes down each client call, and can make the async client truly yield.

Knows the two client classes only. The local engine never gives up the event loop, so an interleaving
that breaks a program stays hidden on it: with ``yielding`` every coroutine method sleeps once first.
"""

from __future__ import annotations

import asyncio
import contextvars
import functools
import inspect
import os
from collections.abc import Callable
from typing import Any

_inside: contextvars.ContextVar[bool] = contextvars.ContextVar("inside", default=False)


def install(trace: str, yielding: bool) -> None:
    """Wrap the public methods of both clients; each outermost call becomes one line of the file ``trace``."""
    from qdrant_client import AsyncQdrantClient, QdrantClient

    sink = os.open(trace, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for kind, cls in (("sync", QdrantClient), ("async", AsyncQdrantClient)):
        for name, method in list(vars(cls).items()):
            if inspect.isfunction(method) and not name.startswith("_"):
                setattr(cls, name, _wrapped(method, f"{kind} {name}", sink, yielding))


def _wrapped(method: Callable[..., Any], label: str, sink: int, yielding: bool) -> Callable[..., Any]:
    def note(args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        subject = kwargs.get("collection_name", args[1] if len(args) > 1 else "")
        os.write(sink, f"{label} {subject if isinstance(subject, str) else '?'}\n".encode())

    if inspect.iscoroutinefunction(method):

        @functools.wraps(method)
        async def coroutine(*args: Any, **kwargs: Any) -> Any:
            if _inside.get():
                return await method(*args, **kwargs)
            note(args, kwargs)
            token = _inside.set(True)
            try:
                if yielding:
                    await asyncio.sleep(0)
                return await method(*args, **kwargs)
            finally:
                _inside.reset(token)

        return coroutine

    @functools.wraps(method)
    def plain(*args: Any, **kwargs: Any) -> Any:
        if _inside.get():
            return method(*args, **kwargs)
        note(args, kwargs)
        token = _inside.set(True)
        try:
            return method(*args, **kwargs)
        finally:
            _inside.reset(token)

    return plain
