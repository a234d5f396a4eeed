"""Holds the catalog of blocking calls against the released packages: every name exists, every twin is of the kind it says.

`python tools/check_blocking.py` installs the packages into a temporary environment (some are only downloaded and read) and
checks there; `--here` checks in the running environment, `--package NAME` one package. Exit status 1 if a row is wrong.
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from blocking_names import Missing, kinds, resolve
from blocking_sources import READ, ROOTS, Source, archive_of, unpack

DATA = Path(__file__).resolve().parent.parent / "qdrant_async_migrate" / "catalog" / "data"
BESIDE = (
    "aiosqlite requests-toolbelt fastapi lxml_html_clean langchain langchain-openai langchain-anthropic langchain-ollama "
    "langchain-cohere langchain-google-genai langchain-community instructor llama-index-vector-stores-qdrant "
    "llama-index-embeddings-openai llama-index-embeddings-fastembed llama-index-llms-openai llama-index-llms-ollama"
).split()
"""Distributions of twins and types that no row of a blocking call names as its own."""
UNINSTALLABLE = {"mysqlclient": "it has no wheel and needs MySQL's headers"}


@dataclass(frozen=True)
class Verdict:
    """What came of one row: ``ok``, ``wrong``, or ``unverified`` (the package is not here, or reading cannot tell)."""

    name: str
    state: str
    why: str = ""


def rows(table: str) -> list[dict[str, Any]]:
    """All rows of ``[[table]]`` in the blocking and types files."""
    files = sorted([*DATA.glob("blocking_*.toml"), *DATA.glob("types_*.toml")])
    found = [row for path in files for row in tomllib.loads(path.read_text("utf-8")).get(table, [])]
    return [{**row, "name": name} for row in found for name in spelled_out(row["name"])]


def spelled_out(name: str) -> list[str]:
    """``a.{b,c}`` as ``a.b`` and ``a.c``."""
    before, brace, rest = name.partition("{")
    if not brace:
        return [name]
    choices, _, after = rest.partition("}")
    return [before + choice + tail for choice in choices.split(",") for tail in spelled_out(after)]


def check(row: dict[str, Any], sources: dict[str, Source]) -> Iterator[Verdict]:
    """The verdicts on one blocking row: on its name, and on its twin."""
    package = row.get("package", "")
    if package in sources:
        yield _in_source(row["name"], sources[package])
        if row.get("twin", "").split(".")[0] == row["name"].split(".")[0]:
            yield _twin_in_source(row, sources[package])
        return
    if package in READ:
        yield Verdict(row["name"], "unverified", "no wheel to read")
        return
    if row["name"] in GONE:
        yield Verdict(row["name"], "ok")
        return
    if _other_version(row):
        yield Verdict(row["name"], "unverified", "not in this version")
        return
    yield _exists(row["name"])
    if "twin" in row and not _is_later(row["twin"]):
        yield _twin(row)


def _in_source(name: str, source: Source) -> Verdict:
    there = bool(source.find(name.replace("()", "")))
    return Verdict(name, "ok" if there else "wrong", "" if there else "not in the source")


def _twin_in_source(row: dict[str, Any], source: Source) -> Verdict:
    label = f"{row['name']} -> {row['twin']}"
    found = source.find(row["twin"])
    if not found:
        return Verdict(label, "wrong", "no such twin in the source")
    is_coroutine = any(isinstance(node, ast.AsyncFunctionDef) for node in found)
    return Verdict(label, "ok" if is_coroutine is (row.get("twin_kind") == "coroutine") else "wrong", "said otherwise")


def _gone() -> frozenset[str]:
    """Methods of the client that only older releases have, as the table of its releases says."""
    tables = [tomllib.loads((DATA / name).read_text("utf-8"))["sdk"] for name in ("qdrant.toml", "qdrant.notes.toml")]
    sdks = [sdk for table in tables for sdk in table]
    gone = {m for sdk in sdks for m, said in sdk.get("methods", {}).items() if isinstance(said, dict) and said.get("removed")}
    classes = ("qdrant_client.QdrantClient", "qdrant_client.AsyncQdrantClient")
    return frozenset(f"{cls}.{method}" for cls in classes for method in gone)


TELNET = ("", ".read_until", ".read_all", ".read_some", ".write", ".expect", ".interact")
GONE = _gone() | {f"telnetlib.Telnet{method}" for method in TELNET}
"""The last Python with telnetlib is 3.12."""


def _other_version(row: dict[str, Any]) -> bool:
    try:
        here = metadata.version(row["package"]) if row.get("package") else sys.version.split()[0]
    except metadata.PackageNotFoundError:
        return False
    numbers = _numbers(here)
    too_old = "since" in row and numbers < _numbers(row["since"])
    return too_old or ("until" in row and numbers >= _numbers(row["until"]))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:3] if part.isdigit())


def _is_later(name: str) -> bool:
    return _numbers(LATER.get(name, "0")) > sys.version_info[:2]


def _exists(name: str) -> Verdict:
    try:
        resolve(name)
    except Missing as error:
        return Verdict(name, "wrong", f"no such name: {error}")
    except ImportError as error:
        return Verdict(name, "unverified", str(error))
    return Verdict(name, "ok")


def _twin(row: dict[str, Any]) -> Verdict:
    twin, said = row["twin"], row.get("twin_kind", "")
    label = f"{row['name']} -> {twin}"
    try:
        if said == "missing":
            gone = not hasattr(resolve(twin), row["name"].rpartition(".")[2])
            return Verdict(label, "ok" if gone else "wrong", "" if gone else "the twin has it")
        owner, _, last = twin.rpartition(".")
        found = kinds(resolve(twin), resolve(owner), last)
    except Missing as error:
        return Verdict(label, "wrong", f"no such twin: {error}")
    except ImportError as error:
        return Verdict(label, "unverified", str(error))
    if not found:
        return Verdict(label, "unverified", "its kind cannot be read")
    return Verdict(
        label, "ok" if said in found else "wrong", "" if said in found else f"said {said}, is {' or '.join(sorted(found))}"
    )


def check_type(row: dict[str, Any], sources: dict[str, Source]) -> Iterator[Verdict]:
    """The verdicts on a type row: the names it speaks of exist, an alias is the same object, a base is a base."""
    if row["name"] in LOOSE or _is_later(row["name"]):
        return
    names = [row["name"], *(row[key] for key in ("returns", "alias", "enters", "yields") if key in row), *row.get("base", [])]
    for name in names:
        source = _source_of(name, sources)
        yield _in_source(name, source) if source else _exists(name)
    source = _source_of(row["name"], sources)
    if "alias" in row and source is None:
        yield _same(row["name"], row["alias"])
    for base in row.get("base", []) if source is None else []:
        yield _derives(row["name"], base)


def _source_of(name: str, sources: dict[str, Source]) -> Source | None:
    root = name.split(".")[0].lower()
    return next(
        (source for package, source in sources.items() if ROOTS.get(package, package.replace("-", "_")).lower() == root), None
    )


def _same(name: str, alias: str) -> Verdict:
    label = f"{name} = {alias}"
    try:
        one, other = resolve(name), resolve(alias)
    except (Missing, ImportError) as error:
        return Verdict(label, "unverified", str(error))
    same = one is other or getattr(one, "__qualname__", 1) == getattr(other, "__qualname__", 2) or type(other) is one
    return Verdict(label, "ok" if same else "wrong", "" if same else "two different things")


def _derives(name: str, base: str) -> Verdict:
    label = f"{name} <- {base}"
    try:
        cls, of = resolve(name), resolve(base)
    except (Missing, ImportError) as error:
        return Verdict(label, "unverified", str(error))
    if not isinstance(cls, type) or not isinstance(of, type):
        return Verdict(label, "unverified", "made by a function")
    fine = of in cls.__mro__
    return Verdict(label, "ok" if fine else "wrong", "" if fine else "does not derive from it")


LOOSE = {
    "ssl.wrap_socket",
    *(f"mongoengine.{name}.objects" for name in ("Document", "DynamicDocument")),
    *("tinydb.TinyDB", "hvac.Client.secrets.kv.v1", "hvac.Client.secrets.kv.v2"),
    *(
        "typing.TextIO",
        "typing.IO",
        "typing.BinaryIO",
        "io.BufferedRandom",
        "filelock.SoftFileLock",
        "botocore.client.BaseClient",
    ),
    *(
        "multiprocessing.process.BaseProcess",
        "sqlalchemy.orm.scoped_session",
        "django.db.models.Manager",
        "redis.cluster.RedisCluster",
    ),
    *(
        "sqlalchemy.orm.DeclarativeBase.metadata",
        "django.db.models.Model.objects",
        "mistralai.Mistral",
        "transformers.PreTrainedModel",
    ),
    *(
        "anthropic.AnthropicBedrock",
        "anthropic.AnthropicVertex",
        "anthropic.AsyncAnthropicBedrock",
        "anthropic.AsyncAnthropicVertex",
    ),
    *("pinecone.GrpcIndex", "sentence_transformers.SentenceTransformer.eval", "sentence_transformers.SentenceTransformer.half"),
    *("llama_index.embeddings.huggingface.HuggingFaceEmbedding", "PyPDF2.PdfReader"),
    *(
        f"langchain.text_splitter.{name}TextSplitter"
        for name in ("RecursiveCharacter", "Character", "Token", "SentenceTransformersToken")
    ),
}
"""Type rows that say what is meant where the classes are formally unrelated, the attribute is made for each subclass, the package
comes with a stack of its own, or only older releases have the name."""


LATER = {
    "concurrent.futures.InterpreterPoolExecutor": "3.14",
    "pathlib.Path.with_segments": "3.12",
    "pathlib._local.Path": "3.13",
    **dict.fromkeys(("sqlite3.Connection.blobopen", "hashlib.file_digest", "asyncio.Barrier.wait"), "3.11"),
    **{f"asyncio.AbstractEventLoop.sock_{name}": "3.11" for name in ("recvfrom", "recvfrom_into", "sendto")},
}
"""Types and twins of the standard library that older Pythons do not have."""


def packages() -> list[str]:
    """All distributions to install."""
    return sorted({row["package"] for row in rows("blocking") if row.get("package")} | set(BESIDE))


def main() -> int:
    """Entry point: see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--here", action="store_true", help="check in the running environment, install nothing")
    parser.add_argument("--package", action="append", default=[], help="only the rows of this distribution")
    parser.add_argument(
        "--wheels", type=Path, help="folder with wheels to read (default: a temporary one, filled from the index)"
    )
    parser.add_argument("-v", action="store_true", help="print what could not be verified as well")
    said = parser.parse_args()
    if not said.here:
        return _in_new_environment(said)
    wanted = said.package or [*packages(), ""]
    folder = said.wheels or Path(tempfile.mkdtemp())
    sources = {package: source for package in wanted if package in READ and (source := _source(package, folder))}
    verdicts = [v for row in rows("blocking") if row.get("package", "") in wanted for v in check(row, sources)]
    if not said.package:
        verdicts += [v for row in rows("type") for v in check_type(row, sources)]
    return _report(verdicts, said.v)


def _report(verdicts: list[Verdict], verbose: bool) -> int:
    for verdict in verdicts:
        if verdict.state == "wrong" or (verbose and verdict.state == "unverified"):
            print(f"{verdict.state}: {verdict.name}: {verdict.why}")
    count = Counter(verdict.state for verdict in verdicts)
    print(", ".join(f"{number} {state}" for state, number in sorted(count.items())))
    return 1 if count["wrong"] else 0


def _source(package: str, folder: Path) -> Source | None:
    archives = [archive_of(distribution, folder) for distribution in READ[package]]
    roots = {row["name"].split(".")[0] for row in rows("blocking") if row.get("package") == package}
    named = [row for row in rows("blocking") + rows("type") if row["name"].split(".")[0] in roots]
    wanted = frozenset(part for row in named for part in re.split(r"[.()]+", f"{row['name']}.{row.get('twin', '')}"))
    with tempfile.TemporaryDirectory() as place:
        for archive in archives:
            if archive is None:
                return None
            unpack(archive, Path(place))
        return Source(Path(place), wanted)


def _in_new_environment(said: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        for package in [*(said.package or packages()), "tomli"]:
            if package not in READ and package not in UNINSTALLABLE:
                done = subprocess.run([python, "-m", "pip", "install", "-q", "--only-binary=:all:", package], check=False)
                print(f"installed {package}" if done.returncode == 0 else f"could not install {package}", file=sys.stderr)
        arguments = [part for package in said.package for part in ("--package", package)]
        return subprocess.run([python, __file__, "--here", *arguments, *(["-v"] if said.v else [])], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
