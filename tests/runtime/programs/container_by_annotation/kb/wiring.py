from qdrant_client import QdrantClient

from .adapters import LetterEmbedder, QdrantNoteIndex
from .container import Container
from .ports import Embedder, NoteIndex
from .settings import Settings


def make_client(settings: Settings) -> QdrantClient:
    return QdrantClient(settings.location)


def default_settings() -> Settings:
    return Settings()


def build() -> Container:
    return (
        Container()
        .bind(Settings, default_settings)
        .bind(QdrantClient, make_client)
        .bind(Embedder, LetterEmbedder)
        .bind(NoteIndex, QdrantNoteIndex)
    )
