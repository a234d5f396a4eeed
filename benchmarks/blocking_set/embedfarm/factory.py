from .models import Embedder, FastEmbedder, HashEmbedder, LocalEmbedder

_KINDS: dict[str, type[Embedder]] = {"local": LocalEmbedder, "fast": FastEmbedder}


def make(kind: str) -> Embedder:
    return _KINDS[kind]()


def for_tests() -> Embedder:
    return HashEmbedder()


async def warm(embedder: LocalEmbedder) -> int:
    embedder.embed(["warm"])  # BLOCKS: QAM401 far
    return embedder.size()  # ok
