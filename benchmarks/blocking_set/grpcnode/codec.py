from __future__ import annotations

import json
import lzma
import pickle
import zlib
from dataclasses import dataclass, replace
from typing import Any, Callable

import msgpack


@dataclass(frozen=True)
class Codec:
    name: str
    dump: Callable[[Any], bytes]
    load: Callable[[bytes], Any]
    squeeze: Callable[[bytes], bytes] = bytes

    def encode(self, value: Any) -> bytes:
        return self.squeeze(self.dump(value))


def dump_json(value: Any) -> bytes:
    return json.dumps(value).encode()


JSON = Codec("json", dump_json, json.loads)
MSGPACK = Codec("msgpack", msgpack.packb, msgpack.unpackb)
LZMA = replace(JSON, name="lzma", squeeze=lzma.compress)
ZLIB = Codec("zlib", dump_json, json.loads, squeeze=zlib.compress)


def snapshot(value: Any, path: str) -> None:
    with open(path, "wb") as handle:
        pickle.dump(value, handle)


def restore(path: str) -> Any:
    with open(path, "rb") as handle:
        return pickle.load(handle)
