"""Folders that never hold the program's own code, by name."""

from __future__ import annotations

NOT_OURS = {
    **dict.fromkeys((".venv", "venv", "__pypackages__", "site-packages"), "installed packages"),
    **dict.fromkeys((".tox", ".nox", ".eggs", "__pycache__", ".direnv"), "made by a tool"),
    **dict.fromkeys(
        (".mypy_cache", ".pytest_cache", ".ruff_cache", ".ipynb_checkpoints", ".qdrant-async-migrate"), "made by a tool"
    ),
    **dict.fromkeys((".git", ".hg", ".svn"), "version control"),
    **dict.fromkeys(("node_modules", "bower_components"), "packages of another language"),
    **dict.fromkeys(("vendored", "_vendor", "_vendored"), "vendored copy"),
}
VENDORED = dict.fromkeys(("vendor", "third_party", "thirdparty"), "vendored copy")
"""Left out unless they lie inside a package: ``app/third_party/`` most often holds the program's own adapters."""
BUILT = {"build": "build folder", "dist": "build folder"}
"""Left out unless they are packages themselves: ``app/build/__init__.py`` is somebody's module."""
