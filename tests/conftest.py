"""Every test has a cache of its own: no answer of one test is given in another, and nothing is left in the user's folder."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QAM_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
