"""Packages that are too big to install for a look at their names: their wheels' Python files are read, nothing is run."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

ARM_MAC = ("--platform", "macosx_14_0_arm64", "--python-version", "3.11")
"""Of torch's wheels the small one; the Python files are the same in all."""
READ: dict[str, tuple[str, ...]] = {
    **{
        name: (name,)
        for name in (
            "torch transformers sentence-transformers unstructured litellm chromadb FlagEmbedding faster-whisper vllm marker-pdf "
            "keras gensim spacy datasets markitdown camelot-py model2vec lightgbm xgboost "
            "langchain-huggingface easyocr openai-whisper"
        ).split()
    },
    "docling": ("docling-slim", "docling-core"),
}
"""Packages that are read and not installed (size, or a stack of their own): the distributions that hold their source."""
ROOTS = {"openai-whisper": "whisper", "marker-pdf": "marker", "camelot-py": "camelot"}
"""What those of ``READ`` are imported as, where that is not their own name."""


_NAME = re.compile(r"(?:class|def|as)\s+(\w+)")


class Source:
    """Classes and functions of a package that is read: every ``class`` and module-level ``def`` of its files by name."""

    def __init__(self, root: Path, wanted: frozenset[str]) -> None:
        self.methods: dict[str, dict[str, ast.stmt]] = {}
        self.bases: dict[str, list[str]] = {}
        self.functions: dict[str, list[ast.AST]] = {}
        self.modules: set[str] = set()
        paths = sorted([*root.rglob("*.py"), *root.rglob("*.pyi")])
        for path in paths:
            self.modules |= set(path.relative_to(root).with_suffix("").parts)
            text = path.read_text("utf-8", errors="replace")
            if len(paths) < MANY or not wanted.isdisjoint(_NAME.findall(text)):
                self._read(text)

    def _read(self, text: str) -> None:
        try:
            tree = ast.parse(text)
        except (SyntaxError, ValueError):
            return
        for node in ast.walk(tree):
            match node:
                case ast.ClassDef(name=name, bases=bases, body=body):
                    self.methods.setdefault(name, {}).update({key: item for item in body for key in _bound(item)})
                    self.bases.setdefault(name, []).extend(ast.unparse(base).split("[")[0].split(".")[-1] for base in bases)
                case ast.alias(asname=str(name)):
                    self.methods.setdefault(name, {})
                    self.bases.setdefault(name, []).append(node.name)
                case ast.Module(body=body) | ast.If(body=body) | ast.Try(body=body):
                    for item in body:
                        for key in _bound(item):
                            self.functions.setdefault(key, []).append(item)

    def find(self, name: str) -> list[ast.AST]:
        """The definitions of ``package.Class.method`` or ``package.function``; empty where the source has none."""
        owner, last = name.split(".")[-2:]
        if owner in self.methods and (found := self._method(owner, last, set())):
            return [found]
        if owner in self.methods and owner not in self.modules:
            return []
        return [ast.Pass()] if last in self.methods else self.functions.get(last, [])

    def _method(self, cls: str, method: str, seen: set[str]) -> ast.stmt | None:
        if method in self.methods.get(cls, {}):
            return self.methods[cls][method]
        seen.add(cls)
        found = (self._method(base, method, seen) for base in self.bases.get(cls, []) if base not in seen)
        return next((node for node in found if node is not None), None)


MANY = 1000
"""Of packages with more files only those are parsed that define something of a wanted name."""


def _bound(item: ast.stmt) -> list[str]:
    match item:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
    return []


def archive_of(distribution: str, folder: Path) -> Path | None:
    """The wheel or source archive in ``folder``, downloaded if need be."""
    stem = distribution.replace("-", "_").lower() + "-"
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), distribution]
    for attempt in ([], [*pip, "--only-binary=:all:", *(ARM_MAC if distribution == "torch" else ())], pip):
        if attempt:
            subprocess.run(attempt, check=False, stderr=subprocess.DEVNULL)
        found = [path for path in folder.iterdir() if path.name.lower().startswith(stem) and path.suffix in (".whl", ".gz")]
        if found:
            return found[0]
    return None


def unpack(archive: Path, place: Path) -> None:
    """The Python files of a wheel or source archive."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(place, [name for name in wheel.namelist() if name.endswith((".py", ".pyi"))])
    else:
        with tarfile.open(archive) as source:
            source.extractall(place, [member for member in source.getmembers() if member.name.endswith(".py")], filter="data")
