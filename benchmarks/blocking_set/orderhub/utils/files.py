import json
import os
import pathlib
import shutil


def read_config(path):
    with open(path) as fh:
        return json.load(fh)


def write_report(path, rows):
    tmp = path + ".tmp"
    with open(tmp, "w") as fh:
        for row in rows:
            fh.write(f"{row}\n")
    os.replace(tmp, path)


def join_paths(*parts):
    return os.path.join(*parts)


def count_files(root):
    total = 0
    for _, _, files in os.walk(root):
        total += len(files)
    return total


def archive(root, name):
    return shutil.make_archive(name, "zip", root)


def suffix(path):
    return pathlib.PurePath(path).suffix
