"""Packages as their authors released them: fetched once with pip, unpacked into the cache, never changed there.

A source distribution is preferred (it has the tests and the ``pyproject.toml``); where there is none, the wheel is unpacked
and given a ``pyproject.toml`` that repeats its own metadata, so that the tool sees console scripts and requirements.
"""

from __future__ import annotations

import configparser
import email
import json
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

DEFAULT_CACHE = Path.home() / ".cache" / "qam-bench"


class FetchError(Exception):
    """A package could not be fetched; the message ends with what pip said."""


@dataclass(frozen=True)
class Released:
    """One unpacked release: what it is called and the folder that holds it."""

    name: str
    version: str
    kind: str
    folder: Path


def fetch(requirement: str, cache: Path, *, prefer: str = "sdist") -> Released:
    """Fetch and unpack ``requirement`` (``name`` or ``name==version``), or take it from the cache.

    Args:
        requirement: what pip is asked for, without extras.
        cache: folder for archives and unpacked releases.
        prefer: ``sdist`` or ``wheel``; the other one is taken where the first does not exist.

    Raises:
        FetchError: neither form could be downloaded.
    """
    slot = cache / "released" / prefer / requirement.replace("==", "-")
    note = slot / "release.json"
    if not note.exists():
        archive = _download(requirement, cache / "archives" / prefer / slot.name, prefer)
        shutil.rmtree(slot, ignore_errors=True)
        slot.mkdir(parents=True)
        note.write_text(json.dumps(_unpack(archive, slot)), encoding="utf-8")
    name, version, kind, folder = json.loads(note.read_text(encoding="utf-8"))
    return Released(name, version, kind, slot / folder)


def copies(folder: Path, work: Path) -> tuple[Path, Path]:
    """Two fresh copies of ``folder``: one stays, one is migrated."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    for side in ("before", "after"):
        shutil.copytree(folder, work / side, symlinks=True)
    return work / "before", work / "after"


def python_files(folder: Path) -> list[Path]:
    """All ``.py`` files below ``folder``, in a fixed order."""
    return sorted(p for p in folder.rglob("*.py") if p.is_file())


def count_lines(files: Iterable[Path]) -> int:
    """Lines of all files together."""
    return sum(path.read_bytes().count(b"\n") for path in files)


def _download(requirement: str, into: Path, prefer: str) -> Path:
    into.mkdir(parents=True, exist_ok=True)
    forms = [["--no-binary", ":all:"], []] if prefer == "sdist" else [["--only-binary", ":all:"], []]
    said = ""
    for form in forms:
        found = sorted(p for p in into.iterdir() if p.name.endswith((".tar.gz", ".zip", ".whl")))
        if found:
            return found[-1]
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--ignore-requires-python", *form]
        done = subprocess.run([*command, "-d", str(into), requirement], capture_output=True, text=True)
        said = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else said
    found = sorted(p for p in into.iterdir() if p.name.endswith((".tar.gz", ".zip", ".whl")))
    if not found:
        raise FetchError(f"fetching {requirement}: pip found nothing to download: {said}")
    return found[-1]


def _unpack(archive: Path, slot: Path) -> tuple[str, str, str, str]:
    if archive.name.endswith(".tar.gz"):
        with tarfile.open(archive) as tar:
            tar.extractall(slot, filter="data")
        (folder,) = [p for p in slot.iterdir() if p.is_dir()]
        name, _, version = archive.name[: -len(".tar.gz")].rpartition("-")
        return name, version, "sdist", folder.name
    folder = slot / archive.stem
    with zipfile.ZipFile(archive) as wheel:
        wheel.extractall(folder)
    if archive.suffix == ".whl":
        _describe_wheel(folder)
    name, version = archive.stem.split("-")[:2]
    return name, version, "wheel" if archive.suffix == ".whl" else "sdist", folder.name


def _describe_wheel(folder: Path) -> None:
    """Write the ``pyproject.toml`` that a wheel leaves out: name, requirements, console scripts."""
    (info,) = folder.glob("*.dist-info")
    meta = email.message_from_string((info / "METADATA").read_text(encoding="utf-8"))
    wanted = [str(r) for r in meta.get_all("Requires-Dist", []) if "extra ==" not in str(r)]
    lines = ["[project]", f"name = {json.dumps(meta['Name'])}", f"version = {json.dumps(meta['Version'])}"]
    lines.append(f"dependencies = {json.dumps(wanted)}")
    points = info / "entry_points.txt"
    if points.exists():
        table = configparser.ConfigParser(delimiters=("=",))
        table.read_string(points.read_text(encoding="utf-8"))
        if table.has_section("console_scripts"):
            lines += ["", "[project.scripts]"]
            lines += [f"{json.dumps(key)} = {json.dumps(value)}" for key, value in table["console_scripts"].items()]
    (folder / "pyproject.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
