"""Which functions the packaging makes commands, in every form that packaging is written in."""

from __future__ import annotations

from pathlib import Path

import pytest

from qdrant_async_migrate.project import packaging

COMMANDS = {
    "pyproject.toml": [
        '[project.scripts]\nrun = "app.cli:main"',
        '[project.gui-scripts]\nrun = "app.cli:main [extra]"',
        '[project.entry-points.console_scripts]\nrun = "app.cli : main"',
        '[tool.poetry.scripts]\nrun = "app.cli:main"',
        '[tool.poetry.scripts]\nrun = { reference = "app.cli:main", type = "console" }',
        '[tool.pdm.scripts]\nrun = { call = "app.cli:main(True)" }',
        '[tool.poe.tasks.run]\nscript = "app.cli:main"',
        '[tool.flit.scripts]\nrun = "app.cli:main"',
    ],
    "setup.cfg": [
        "[options.entry_points]\nconsole_scripts =\n    run = app.cli:main\n    other=app.other:main",
        "[options.entry_points]\ngui_scripts = run = app.cli:main [extra]",
    ],
    "setup.py": [
        'setup(entry_points={"console_scripts": ["run=app.cli:main"]})',
        'setup(entry_points="""\n[console_scripts]\nrun = app.cli:main\n""")',
        'SCRIPTS = ["run = app.cli:main"]\nsetup(entry_points={"console_scripts": SCRIPTS})',
    ],
    "app-1.0.dist-info/entry_points.txt": ["[console_scripts]\nrun = app.cli:main\n", "[gui_scripts]\nRun:me = app.cli:main [x]"],
    "app.egg-info/entry_points.txt": ["[console_scripts]\nrun = app.cli:main\n"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in COMMANDS.items() for text in texts])
def test_command(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text)
    found = packaging(tmp_path)
    assert "app.cli:main" in found.commands
    assert not found.plugins


PLUGINS = {
    "pyproject.toml": [
        '[project.entry-points."store.plugins"]\none = "app.plugin:Reader.read"',
        '[tool.poetry.plugins."store.plugins"]\none = "app.plugin:Reader.read"',
    ],
    "setup.cfg": ["[options.entry_points]\nstore.plugins =\n  one = app.plugin:Reader.read"],
    "setup.py": ['setup(entry_points={"store.plugins": ["one=app.plugin:Reader.read"]})'],
    "app-1.0.dist-info/entry_points.txt": ["[store.plugins]\none = app.plugin:Reader.read\n"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in PLUGINS.items() for text in texts])
def test_plugin(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text)
    found = packaging(tmp_path)
    assert found.plugins == {"app.plugin:Reader.read": "store.plugins"}
    assert not found.commands


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", '[tool.pytest.ini_options]\nfilterwarnings = ["error::DeprecationWarning"]'),
        ("pyproject.toml", "[project\n"),
        ("setup.cfg", "[metadata]\nversion = attr: app.__version__\nurl = http://x.y:80"),
        ("setup.cfg", "no section"),
        ("setup.py", "def setup(:"),
        ("app-1.0.dist-info/entry_points.txt", "[pytest11]\napp = app.plugin"),
        ("app-1.0.dist-info/METADATA", "x = app.cli:main"),
    ],
)
def test_nothing(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text)
    found = packaging(tmp_path)
    assert not found.commands
    assert not found.plugins


def test_folders_with_files_of_the_program_and_the_one_around_a_package(tmp_path: Path) -> None:
    for name in ("app/__init__.py", "app-1.0.dist-info/entry_points.txt", "app/tools/pyproject.toml", "app/else/pyproject.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "app-1.0.dist-info/entry_points.txt").write_text("[console_scripts]\nrun = app.cli:main")
    (tmp_path / "app/tools/pyproject.toml").write_text('[project.scripts]\nrun = "tools:main"')
    (tmp_path / "app/else/pyproject.toml").write_text('[project.scripts]\nrun = "other:main"')
    assert packaging(tmp_path / "app", ["cli.py", "tools/run.py"]).commands == {"app.cli:main", "tools:main"}
