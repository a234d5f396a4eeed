from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    import requests

DEFAULTS = yaml.safe_load(Path(__file__).with_name("defaults.yaml").read_text())


@dataclass(frozen=True)
class Settings:
    name: str = "tenancy"
    root: Path = Path("/srv/tenants")
    flags: dict[str, bool] = field(default_factory=lambda: dict(DEFAULTS))

    @property
    def secret(self) -> str:
        return (self.root / "secret").read_text().strip()

    @property
    def prefix(self) -> str:
        return f"{self.name}:{self.root.name}"

    def tenant_dir(self, tenant: str) -> Path:
        return self.root / tenant


@lru_cache
def settings() -> Settings:
    return Settings(os.environ.get("NAME", "tenancy"))


def banner(response: "requests.Response | None" = None) -> str:
    return f"{settings().name} {response.status_code if response is not None else 'up'}"
