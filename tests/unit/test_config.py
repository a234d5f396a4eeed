"""Where settings come from, and what a person is told about a wrong one."""

from __future__ import annotations

import pickle
from dataclasses import fields
from pathlib import Path

import pytest

from qdrant_async_migrate.config import Config, load
from qdrant_async_migrate.config.values import READERS
from qdrant_async_migrate.model.errors import UsageError

EVERYTHING = """
[tool.other]
select = 1
[tool.qdrant-async-migrate]
select = ["QAM3", "QAM601"]
ignore = ["QAM311"]
include = ["src/**"]
exclude = ["legacy/"]
qdrant-version = "1.16"
jobs = 4
cache = false
force = true
offload = true
split = true
also = ["openai"]
only = ["app.store"]
dual = ["app.store.Store"]
per-file-ignores = { "tests/*" = ["QAM301"], "*.ipynb" = ["QAM4", "QAM5"] }
baseline = "qam.json"
[[tool.qdrant-async-migrate.blocking]]
name = "corp.rpc.call"
category = "http"
replacement = "corp.aio.call"
[[tool.qdrant-async-migrate.accepts-coroutines]]
name = "corp.web.route"
[[tool.qdrant-async-migrate.runs-in-thread]]
name = "corp.web.task"
[[tool.qdrant-async-migrate.sync-only]]
name = "corp.cron"
[[tool.qdrant-async-migrate.sdk]]
name = "corp.Client"
[[tool.qdrant-async-migrate.sdk]]
name = "corp.Other"
"""


def project(folder: Path, text: str, name: str = "pyproject.toml") -> Path:
    (folder / name).write_text(text)
    return folder


def ours(line: str) -> str:
    return f"[tool.qdrant-async-migrate]\n{line}\n"


def test_every_key_is_read(tmp_path: Path) -> None:
    config = load(project(tmp_path, EVERYTHING))
    assert config == Config(
        select=("QAM3", "QAM601"),
        ignore=("QAM311",),
        include=("src/**",),
        exclude=("legacy/",),
        qdrant_version="1.16",
        jobs=4,
        cache=False,
        force=True,
        offload=True,
        split=True,
        also=("openai",),
        only=("app.store",),
        dual=("app.store.Store",),
        per_file_ignores=(("tests/*", ("QAM301",)), ("*.ipynb", ("QAM4", "QAM5"))),
        baseline="qam.json",
        blocking=({"name": "corp.rpc.call", "category": "http", "replacement": "corp.aio.call"},),
        accepts_coroutines=({"name": "corp.web.route"},),
        runs_in_thread=({"name": "corp.web.task"},),
        sync_only=({"name": "corp.cron"},),
        sdk=({"name": "corp.Client"}, {"name": "corp.Other"}),
        source=str(tmp_path / "pyproject.toml"),
    )
    defaults = Config()
    assert [field.name for field in fields(Config) if getattr(config, field.name) == getattr(defaults, field.name)] == []


def test_a_key_for_every_field_and_a_field_for_every_key() -> None:
    assert {field.name.replace("_", "-") for field in fields(Config)} - {"source"} == set(READERS)


def test_settings_reach_other_processes(tmp_path: Path) -> None:
    config = load(project(tmp_path, EVERYTHING))
    assert pickle.loads(pickle.dumps(config)) == config


@pytest.mark.parametrize("text", ["", "[project]\nname = 'x'\n", "[tool.ruff]\n", "[tool.qdrant-async-migrate]\n", "\ufeff"])
def test_defaults(tmp_path: Path, text: str) -> None:
    assert load(tmp_path) == load(project(tmp_path, text)) == Config()


def test_what_the_caller_gives_replaces_what_the_file_says(tmp_path: Path) -> None:
    project(tmp_path, ours('select = ["QAM3"]\nexclude = ["a"]\nforce = true'))
    config = load(tmp_path, overrides={"select": ["QAM6"], "exclude": None, "force": False, "qdrant_version": "1.10"})
    assert (config.select, config.exclude, config.force, config.qdrant_version) == (("QAM6",), ("a",), False, "1.10")


def test_the_caller_is_checked_too(tmp_path: Path) -> None:
    with pytest.raises(
        UsageError, match=r"^option select: must be a list of codes .*'QAM3'.* not \['E501'\]$".replace("'QAM3'", '"QAM3"')
    ):
        load(tmp_path, overrides={"select": ["E501"]})
    with pytest.raises(UsageError, match=r"^option qdrant-versoin: there is no such key; did you mean 'qdrant-version'\?$"):
        load(tmp_path, overrides={"qdrant_versoin": "1.10"})


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("selct", "did you mean 'select'?"),
        ("per_file_ignores", "did you mean 'per-file-ignores'?"),
        ("perFileIgnores", "did you mean 'per-file-ignores'?"),
        ("no-cache", "did you mean 'cache'?"),
        ("accept-coroutines", "did you mean 'accepts-coroutines'?"),
        ("format", "--format is given on the command line only"),
        ("allow-dirty", "--allow-dirty is given on the command line only"),
        ("xyzzy", "known are select, ignore,"),
        ("source", "there is no such key"),
    ],
)
def test_an_unknown_key_names_the_nearest_known_one(tmp_path: Path, key: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        load(project(tmp_path, ours(f"{key} = 1")))
    assert str(caught.value).startswith(f"{tmp_path / 'pyproject.toml'}: [tool.qdrant-async-migrate] {key}: there is no such key")
    assert hint in str(caught.value)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('select = "QAM3"', 'select: must be a list of codes or their beginnings, such as "QAM302" or "QAM3", not \'QAM3\''),
        ('select = ["QAM3x"]', "select: must be a list of codes"),
        ('ignore = ["QAM30111"]', "ignore: must be a list of codes"),
        ("exclude = [1]", "exclude: must be a list of strings, not [1]"),
        ('exclude = [""]', "exclude: must be a list of strings"),
        ("qdrant-version = 1.16", 'qdrant-version: must be a version in quotes, such as "1.16", not 1.16'),
        ('qdrant-version = "latest"', "qdrant-version: must be a version"),
        ("jobs = -1", "jobs: must be a whole number from 0"),
        ("jobs = true", "jobs: must be a whole number"),
        ("jobs = 1.5", "jobs: must be a whole number"),
        ("cache = 0", "cache: must be true or false, not 0"),
        ('force = "yes"', "force: must be true or false, not 'yes'"),
        ("baseline = []", "baseline: must be a string"),
        ('per-file-ignores = ["QAM3"]', "per-file-ignores: must be a table of globs and codes"),
        ('per-file-ignores = { "a" = "QAM3" }', "per-file-ignores: must be a list of codes"),
        ("blocking = { name = 'x' }", "blocking: must be an array of tables"),
        ("sdk = ['x']", "sdk: must be an array of tables"),
    ],
)
def test_a_wrong_value_names_file_key_and_what_is_expected(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        load(project(tmp_path, ours(line)))
    assert str(caught.value).startswith(f"{tmp_path / 'pyproject.toml'}: [tool.qdrant-async-migrate] {message}")


@pytest.mark.parametrize("table", ["qdrant_async_migrate", "Qdrant-Async-Migrate"])
def test_a_table_that_would_be_overlooked_is_an_error(tmp_path: Path, table: str) -> None:
    with pytest.raises(UsageError, match=rf"\[tool.{table}\] is not read; write \[tool.qdrant-async-migrate\]"):
        load(project(tmp_path, f"[tool.{table}]\n"))


@pytest.mark.parametrize("text", ["tool = 1", "[tool]\nqdrant-async-migrate = 1"])
def test_a_table_that_is_none(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match="must be a table"):
        load(project(tmp_path, text))


def test_what_is_no_toml_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"pyproject.toml: this is no TOML: .*line 2"):
        load(project(tmp_path, "[tool]\nx = \n"))
    (tmp_path / "pyproject.toml").write_bytes(b"\xff")
    with pytest.raises(UsageError, match=r"pyproject.toml: this is no TOML"):
        load(tmp_path)


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    project(tmp_path, ours("jobs = 1"))
    project(tmp_path, "jobs = 2\n[[sdk]]\nname = 'x'\n", "mine.toml")
    assert load(tmp_path, tmp_path / "mine.toml").jobs == 2
    project(tmp_path, ours("jobs = 3"), "theirs.toml")
    assert load(tmp_path, tmp_path / "theirs.toml").jobs == 3


def test_a_named_file_that_is_not_there_or_not_ours_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nope.toml: there is no such configuration file"):
        load(tmp_path, tmp_path / "nope.toml")
    with pytest.raises(UsageError, match=r"there is no \[tool.qdrant-async-migrate\] in it"):
        load(tmp_path, project(tmp_path, "[tool.ruff]\n") / "pyproject.toml")
    with pytest.raises(UsageError, match="cannot be read"):
        load(tmp_path, tmp_path)
