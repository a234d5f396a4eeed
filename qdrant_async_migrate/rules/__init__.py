"""One file per code, found by its name; the docstring of ``qam302.py`` is the page that ``explain QAM302`` shows. In: a code.
Out: its page. Listing the codes imports none of the pages."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from qdrant_async_migrate.model.errors import UsageError
from qdrant_async_migrate.model.findings import Severity
from qdrant_async_migrate.records import dataclass

HEADINGS = ("What", "Why it bites", "Example", "Do instead", "Silence")


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to say of a code. ``severity`` is the usual one, ``text`` Markdown under the fixed headings."""

    code: str
    name: str
    severity: Severity
    summary: str
    text: str


@cache
def codes() -> tuple[str, ...]:
    """All codes, in order."""
    from pkgutil import iter_modules

    names = (module.name for module in iter_modules(__path__))
    return tuple(sorted(name.upper() for name in names if name.startswith("qam") and name[3:].isdigit()))


def page(code: str) -> Page:
    """The page of ``code``, in whatever case it is written. Raises UsageError for a code that does not exist."""
    known = code.strip().upper()
    if known not in codes():
        raise UsageError(f"there is no code {code!r}; 'qdrant-async-migrate rules' lists all")
    module = import_module(f"{__name__}.{known.lower()}")
    return Page(module.CODE, module.NAME, module.SEVERITY, module.SUMMARY, (module.__doc__ or "").strip() + "\n")


def matching(prefix: str) -> tuple[str, ...]:
    """The codes that begin with ``prefix``."""
    return tuple(code for code in codes() if code.startswith(prefix.strip().upper()))
