from __future__ import annotations

import asyncio
import getpass
import time

from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordRequestForm
from redis.asyncio import Redis as AsyncRedis

from loginsvc.crypto import derive, hash_password, nonce, token, verify_password
from loginsvc.middleware import install
from loginsvc.sessions import AsyncSessions, Sessions, age, local_sessions, redis_sessions

app = FastAPI()
install(app)
users: dict[str, str] = {}
local = local_sessions()
shared = redis_sessions()
asessions = AsyncSessions(AsyncRedis())


def current(sessions: Sessions = Depends(redis_sessions)) -> str | None:
    return sessions.user("me")


@app.post("/register")
async def register(name: str, password: str) -> str:
    users[name] = hash_password(password)  # BLOCKS: QAM402 far
    return nonce()  # ok


@app.post("/login")
async def login(form: OAuth2PasswordRequestForm = Depends()) -> str:
    stored = users.get(form.username)  # ok
    if stored is None or not await asyncio.to_thread(verify_password, form.password, stored):  # ok
        raise HTTPException(401)
    made = token(form.username, "key")  # ok
    local.put(made, form.username)  # ok
    await asessions.put(made, form.username)  # ok
    return made


@app.post("/login-now")
async def login_now(name: str, password: str) -> str:
    if not verify_password(password, users[name]):  # BLOCKS: QAM402 far
        raise HTTPException(401)
    made = token(name, "key")  # ok
    shared.put(made, name)  # BLOCKS: QAM305 far
    return made


@app.get("/me")
async def me(key: str, who: str | None = Depends(current)) -> str | None:
    return who or local.user(key) or await asessions.user(key)  # ok


@app.get("/me-shared")
async def me_shared(key: str) -> str | None:
    return shared.user(key)  # BLOCKS: QAM305 far


@app.get("/derive")
async def derived(password: str) -> str:
    loop = asyncio.get_running_loop()
    later = loop.run_in_executor(None, lambda: derive(password, b"salt"))  # ok
    key = await later  # ok
    return (key + derive(password, b"salt")).hex()  # BLOCKS: QAM402 far


@app.get("/age")
async def aged() -> float:
    return age(time.time())  # ok


async def ask() -> str:
    return getpass.getpass("password: ")  # BLOCKS: QAM311


async def ask_thread() -> str:
    return await asyncio.to_thread(input, "name: ")  # ok
