from __future__ import annotations

import json
import shlex
from dataclasses import dataclass

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, FieldCondition, Filter, MatchValue, PointStruct, VectorParams


@dataclass(frozen=True)
class Command:
    verb: str
    args: list[str]


class Shell:
    def __init__(self, client: QdrantClient | None = None):
        self.client = client or QdrantClient(":memory:")
        self.history: list[Command] = []

    def execute(self, line: str) -> str:
        match shlex.split(line):
            case []:
                return ""
            case ["create", name]:
                ok = self.client.create_collection(name, vectors_config=VectorParams(size=2, distance=Distance.DOT))
                return f"created {ok}"
            case ["put", name, *pairs] if pairs:
                points = [
                    PointStruct(id=int(k), vector=[int(k), 0.5], payload={"tag": v})
                    for k, _, v in (p.partition("=") for p in pairs)
                ]
                self.client.upsert(name, points)
                return f"put {len(points)}"
            case ["count", name] if self.client.collection_exists(name):
                return str(self.client.count(name, exact=True).count)
            case ["count", name]:
                return f"no such collection: {name}"
            case ["find", name, tag]:
                flt = Filter(must=[FieldCondition(key="tag", match=MatchValue(value=tag))])
                if not (hits := self.client.query_points(name, query=[1.0, 1.0], query_filter=flt, limit=5).points):
                    return "nothing"
                return json.dumps([h.id for h in hits])
            case ["drop", *names]:
                return ",".join(n for n in names if self.client.delete_collection(n))
            case [verb, *_]:
                return f"unknown: {verb}"
        return "?"

    def run(self, script: str) -> list[str]:
        out = []
        for line in filter(None, map(str.strip, script.splitlines())):
            out.append(self.execute(line))
        return out


SCRIPT = """
create docs
put docs 1=a 2=b 3=a
count docs
count nope
find docs a
find docs zzz
drop docs
frobnicate
"""
