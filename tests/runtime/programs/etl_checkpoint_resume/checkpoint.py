import json
from pathlib import Path


class Checkpoint:
    def __init__(self, path: str):
        self.path = Path(path)
        self.position = json.loads(self.path.read_text())["position"] if self.path.exists() else 0

    def advance(self, n: int) -> None:
        self.position += n
        self.path.write_text(json.dumps({"position": self.position}))
