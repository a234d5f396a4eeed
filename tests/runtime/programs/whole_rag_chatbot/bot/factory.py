from qdrant_client import QdrantClient

from .answer import TemplateAnswerer
from .config import BotConfig
from .embed import BagOfWords
from .repository import QdrantChunkRepository
from .service import ChatService


def build_bot(config: BotConfig) -> ChatService:
    client = QdrantClient(":memory:")
    repo = QdrantChunkRepository(client, config.collection, config.dim)
    return ChatService(config, repo, BagOfWords(config.dim), TemplateAnswerer())
