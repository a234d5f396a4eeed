"""The place where the phases are put together: paths and settings go in, an outcome comes out. Prints nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdrant_async_migrate.lazy import names_of

if TYPE_CHECKING:
    from qdrant_async_migrate.pipeline.checking import run_check
    from qdrant_async_migrate.pipeline.choosing import run_choosing
    from qdrant_async_migrate.pipeline.migrating import run_migrate

__all__ = ["run_check", "run_choosing", "run_migrate"]

__getattr__ = names_of(__name__, {"run_check": "checking", "run_choosing": "choosing", "run_migrate": "migrating"})
