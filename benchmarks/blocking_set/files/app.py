"""Files: handles, paths, trees."""

import codecs
import csv
import glob
import gzip
import io
import os
import shutil
import tarfile
import tempfile
import zipfile
from pathlib import Path
from shutil import copyfile

ROOT = Path("/data")


class Store:
    def __init__(self, root: Path, name: str = "x") -> None:
        self.root = root
        self.file = root / name
        self.handle = open(name)

    async def load(self, key):
        return (self.root / key).read_text()  # BLOCKS: QAM303

    async def save(self, text):
        self.file.write_text(text)  # BLOCKS: QAM303
        self.file.with_suffix(".bak").write_bytes(b"")  # BLOCKS: QAM303

    async def lines(self):
        return self.handle.readlines()  # BLOCKS: QAM303

    @property
    def config(self) -> Path:
        return self.root / "config.toml"

    async def configured(self):
        return self.config.read_text()  # BLOCKS: QAM303


async def handles(path):
    with open(path) as f:  # BLOCKS: QAM303
        text = f.read()  # BLOCKS: QAM303
    with open(path, "w") as out:  # BLOCKS: QAM303
        out.write(text)  # BLOCKS: QAM303
        print("x")  # ok
    f = io.open(path)  # BLOCKS: QAM303
    f.readlines()  # BLOCKS: QAM303
    f.close()  # ok
    with codecs.open(path, encoding="utf-8") as coded:  # BLOCKS: QAM303
        for row in csv.reader(coded):  # ok
            print(row)
    with gzip.open(path) as packed:  # BLOCKS: QAM303
        packed.read()  # BLOCKS: QAM303
    return open(path).read()  # BLOCKS: QAM303


async def paths(p: Path, names: list[Path]):
    p.read_bytes()  # BLOCKS: QAM303
    (p / "a").write_text("x")  # BLOCKS: QAM303
    p.parent.joinpath("b").read_text()  # BLOCKS: QAM303
    Path("x").read_text()  # BLOCKS: QAM303
    ROOT.joinpath("y").write_bytes(b"")  # BLOCKS: QAM303
    with p.open("rb") as f:  # BLOCKS: QAM303
        f.read(10)  # BLOCKS: QAM303
    for name in names:
        name.read_text()  # BLOCKS: QAM303
    texts = [n.read_text() for n in p.parents]  # BLOCKS: QAM303
    for child in p.iterdir():  # BLOCKS: QAM303
        child.read_bytes()  # BLOCKS: QAM303
    found = list(p.rglob("*.py"))  # BLOCKS: QAM303
    home = Path.home() / ".config"
    home.read_text()  # BLOCKS: QAM303
    return texts, found


async def trees(src, dst):
    shutil.copy(src, dst)  # BLOCKS: QAM303
    copyfile(src, dst)  # BLOCKS: QAM303
    shutil.copytree(src, dst)  # BLOCKS: QAM303
    shutil.move(src, dst)  # BLOCKS: QAM303
    shutil.rmtree(src, ignore_errors=True)  # BLOCKS: QAM303
    shutil.make_archive("a", "zip", src)  # BLOCKS: QAM303
    for base, _, files in os.walk(src):  # BLOCKS: QAM303
        print(base, files)
    glob.glob("**/*.py", recursive=True)  # BLOCKS: QAM303
    with zipfile.ZipFile(src) as z:  # BLOCKS: QAM303
        z.extractall(dst)  # BLOCKS: QAM303
    with tarfile.open(src) as t:  # BLOCKS: QAM303
        t.extractall(dst)  # BLOCKS: QAM303
    tempfile.mkdtemp()  # BLOCKS: QAM303
    with tempfile.NamedTemporaryFile() as tmp:  # BLOCKS: QAM303
        tmp.write(b"x")  # BLOCKS: QAM303


async def descriptors(fd):
    os.read(fd, 10)  # BLOCKS: QAM303
    os.write(fd, b"x")  # BLOCKS: QAM303
    os.fsync(fd)  # BLOCKS: QAM303
    with os.fdopen(fd) as f:  # BLOCKS: QAM303
        f.read()  # BLOCKS: QAM303
