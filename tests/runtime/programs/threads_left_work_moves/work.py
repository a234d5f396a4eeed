import subprocess
import sys
import time

from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")


def pause(seconds: float) -> str:
    time.sleep(seconds)
    return "paused"


def shout(text: str) -> str:
    done = subprocess.run([sys.executable, "-c", f"print({text!r}.upper())"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def work(name: str) -> tuple[str, str, int]:
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    return pause(0.3), shout(name), client.count(name).count
