"""A headless Chromium for the tests of the page: the one of the system, or the one that Playwright installs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = "no Chromium here: 'apt-get install chromium', or 'playwright install chromium', then it runs"


@contextmanager
def browser() -> Iterator[Browser]:
    """Skips the test where there is none."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[test]'")
    with api.sync_playwright() as playwright:
        path = _executable(playwright)
        if path is None:
            pytest.skip(MISSING)
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield running
        finally:
            running.close()


def _executable(playwright: Playwright) -> str | None:
    own = Path(playwright.chromium.executable_path)
    found = (os.environ.get("CHROMIUM"), *(shutil.which(name) for name in NAMES), str(own) if own.exists() else None)
    return next((path for path in found if path), None)


def opened(running: Browser, file: Path, **wishes: object) -> tuple[Page, list[str]]:
    """The page with its picture drawn, and a list that takes up all that the console complains of."""
    page = running.new_page(**wishes)  # type: ignore[arg-type]
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(request.url) if not request.url.startswith(("file:", "data:")) else None)
    page.goto(file.as_uri())
    page.wait_for_selector("#graph-busy", state="hidden", timeout=30_000)
    return page, complaints
