from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from asgiref.sync import sync_to_async


def in_thread(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    async def wrapped(*args: Any, **kwargs: Any) -> Any:
        import asyncio

        return await asyncio.to_thread(function, *args, **kwargs)  # ok

    return wrapped


def logged(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        print(function.__name__)
        return function(*args, **kwargs)

    return wrapped


def file_digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


@in_thread
def threaded_digest(path: Path) -> str:
    return file_digest(path)


@sync_to_async
def django_digest(path: Path) -> str:
    return file_digest(path)


@logged
def logged_digest(path: Path) -> str:
    return file_digest(path)


@logged
def short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
