"""What a person reads when a run ends in an exception."""

from __future__ import annotations

import os
import sys
import traceback

from qdrant_async_migrate._version import __version__
from qdrant_async_migrate.cli.status import Status
from qdrant_async_migrate.model.errors import InternalError, QamError


def status_of(error: Exception) -> Status:
    """Say on stderr what went wrong, and give the exit status for it."""
    match error:
        case InternalError():
            print(f"error: {error}\nThis is a fault of qdrant-async-migrate; nothing of that group was written.", file=sys.stderr)
            return Status.FAULT
        case QamError():
            print(f"error: {error}", file=sys.stderr)
            return Status.COULD_NOT
        case PermissionError() | IsADirectoryError() | NotADirectoryError():
            print(f"error: {error.filename}: {error.strerror}", file=sys.stderr)
            return Status.COULD_NOT
    print("".join(traceback.format_exception(error)).replace(os.getcwd() + os.sep, ""), file=sys.stderr)
    print(
        f"error: this is a fault of qdrant-async-migrate {__version__} (Python {sys.version.split()[0]}), not of your code. "
        "Please report it with the lines above and, if you can, the file that it was reading.",
        file=sys.stderr,
    )
    return Status.FAULT
