from __future__ import annotations

import os
import shutil
import tarfile
import time
from pathlib import Path

import boto3
import psutil


def prune(folder: str, days: int = 7) -> int:
    limit = time.time() - days * 86400
    removed = 0
    for base, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(base, name)
            if os.path.getmtime(path) < limit:
                os.remove(path)
                removed += 1
    return removed


def backup(folder: str, bucket: str) -> str:
    name = f"backup-{int(time.time())}.tgz"
    with tarfile.open(name, "w:gz") as archive:
        archive.add(folder)
    boto3.client("s3").upload_file(name, bucket, name)
    return name


def stamp() -> str:
    return time.strftime("%Y-%m-%d")


def copy_tree(source: Path, target: Path) -> None:
    shutil.copytree(source, target, dirs_exist_ok=True)


def memory_used() -> float:
    return psutil.virtual_memory().percent


def cpu_used() -> float:
    return psutil.cpu_percent(interval=1)
