"""The place where the phases are put together: paths and settings go in, an outcome comes out. Prints nothing."""

from qdrant_async_migrate.pipeline.checking import run_check
from qdrant_async_migrate.pipeline.choosing import run_choosing
from qdrant_async_migrate.pipeline.migrating import run_migrate

__all__ = ["run_check", "run_choosing", "run_migrate"]
