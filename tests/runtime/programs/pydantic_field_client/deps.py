from typing import Optional

from pydantic import BaseModel, ConfigDict, Field
from qdrant_client import QdrantClient


class Dependencies(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)

    client: QdrantClient
    backup: Optional[QdrantClient] = None
    collection: str = Field(default="deps", min_length=2)
