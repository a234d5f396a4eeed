import logging
import queue

import sentry_sdk
from prometheus_client import Counter, push_to_gateway
from prometheus_client.registry import REGISTRY

events = Counter("events", "all of them")
log = logging.getLogger(__name__)
pending: queue.SimpleQueue = queue.SimpleQueue()


def count(topic: str) -> None:
    events.inc()
    log.info("event of %s", topic)
    pending.put(topic)


def push(host: str) -> None:
    push_to_gateway(host, job="x", registry=REGISTRY)


def drain() -> list[str]:
    found = []
    while not pending.empty():
        found.append(pending.get_nowait())
    return found


async def report(topic: str) -> None:
    count(topic)  # ok
    print(drain())  # ok
    sentry_sdk.capture_message("x")  # ok
    push("gateway")  # BLOCKS: QAM302
    print(pending.get())  # BLOCKS: QAM308
