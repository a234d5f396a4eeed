"""The drawing libraries are those that were fetched, licence included, and are part of the wheel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "qdrant_async_migrate/report/page/vendor"


def test_they_are_what_npm_gave() -> None:
    subprocess.run([sys.executable, "tools/vendor_scripts.py", "--check"], cwd=ROOT, check=True)


def test_each_has_its_licence() -> None:
    scripts = {file.name.removesuffix(".min.js") for file in VENDOR.glob("*.min.js")}
    assert scripts == {file.stem for file in VENDOR.glob("*.LICENSE")} == {"d3", "dagre"}
    assert all("Copyright" in file.read_text("utf-8") for file in VENDOR.glob("*.LICENSE"))
