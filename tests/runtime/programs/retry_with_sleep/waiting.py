import logging
import time

from qdrant_client import QdrantClient

logger = logging.getLogger(__name__)
DELAYS = (0.001, 0.002)


def wait_for(client: QdrantClient, name: str, poll) -> int:
    """Wait until a collection exists; returns the number of polls."""
    for number, delay in enumerate(DELAYS, start=1):
        if client.collection_exists(name):
            return number
        logger.debug("waiting for %s", name)
        poll(number)
        time.sleep(delay)
    raise TimeoutError(name)
