from __future__ import annotations

import asyncio
import inspect
import logging
import queue
import sys

import slack_bolt.async_app
import slack_sdk
from slack_sdk.web.async_client import AsyncWebClient

from chatops.commands import REGISTRY, Kind, Queue, echo, help_, lookup, ps, tail
from chatops.infra import DrySsh, Ssh, docker_ps, restart

app = slack_bolt.async_app.AsyncApp(token="x")
web = slack_sdk.WebClient(token="x")
aweb = AsyncWebClient(token="x")
history = Queue()
incoming = queue.Queue()
log = logging.getLogger("bot")


@app.event("message")
async def on_message(event, say):
    name, *args = event["text"].split()  # ok
    history.put(name)  # ok
    command = lookup(name)  # ok
    if command is None:
        await say("unknown")  # ok
        return
    if command.kind is Kind.SLOW:
        answer = await asyncio.to_thread(command.handler, args)  # ok
    else:
        answer = help_(args)  # ok
    if inspect.isawaitable(answer):  # ok
        answer = await answer  # ok
    await say(answer)  # ok


@app.command("/echo")
async def on_echo(ack, body):
    await ack()  # ok
    await aweb.chat_postMessage(channel="x", text=echo([body["text"]]))  # ok


@app.command("/ps")
async def on_ps(ack):
    await ack(ps([]))  # BLOCKS: QAM302 far


@app.command("/tail")
async def on_tail(ack, body):
    text = tail([body["text"]])  # BLOCKS: QAM303 far
    await ack(text)  # ok


@app.command("/post")
async def on_post(ack):
    web.chat_postMessage(channel="x", text=history.join())  # BLOCKS: QAM306
    await ack(history.get(timeout=3))  # ok


@app.command("/ssh")
async def on_ssh(ack, body):
    dry = DrySsh("a")
    with dry as connection:  # ok
        print(connection.run("ls"), repr(dry), file=sys.stderr)  # ok
    with Ssh("b") as other:  # BLOCKS: QAM307 far
        out = other.run("ls")  # BLOCKS: QAM307 far
    await ack(out)  # ok


@app.command("/ssh-aside")
async def on_ssh_aside(ack):
    def work():
        with Ssh("c") as connection:
            return connection.run("ls")

    await ack(await asyncio.get_running_loop().run_in_executor(None, work))  # ok


@app.command("/next")
async def on_next(ack):
    try:
        item = incoming.get_nowait()  # ok
    except queue.Empty:
        item = incoming.get(timeout=5)  # BLOCKS: QAM308
    await ack(item)  # ok


async def watcher(name):
    while True:
        await asyncio.sleep(30)  # ok
        await restart(name)  # ok
        log.info("containers: %s", docker_ps())  # BLOCKS: QAM302 far


def once():
    print(docker_ps())


if __name__ == "__main__":
    once()
    asyncio.run(watcher("web"))
