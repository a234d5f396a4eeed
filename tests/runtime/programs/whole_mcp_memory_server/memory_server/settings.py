import os
from dataclasses import dataclass, field


@dataclass
class QdrantSettings:
    location: str = field(default_factory=lambda: os.environ.get("QDRANT_URL", ":memory:"))
    collection: str = "memories"
    limit: int = 3

    def kwargs(self) -> dict:
        return {"location": self.location}
