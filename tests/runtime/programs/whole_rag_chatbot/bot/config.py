from dataclasses import dataclass


@dataclass
class BotConfig:
    collection: str = "kb"
    dim: int = 32
    top_k: int = 3
    cache_size: int = 64
    attempts: int = 3
    threshold: float = 0.05
