"""Notebooks as Python and back. In: the bytes of an ``.ipynb``. Out: its code cells as one Python text with a line of our own
above each; and, from that text after a rewrite, the bytes with nothing but the changed lines of code replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdrant_async_migrate.lazy import names_of

if TYPE_CHECKING:
    from qdrant_async_migrate.notebook.book import Notebook, Spot, cells_text, with_cells
    from qdrant_async_migrate.notebook.names import Mark, begins_cell, governing, is_written, mark_in

__all__ = ["Mark", "Notebook", "Spot", "begins_cell", "cells_text", "governing", "is_written", "mark_in", "with_cells"]

__getattr__ = names_of(
    __name__,
    {
        **dict.fromkeys(("Notebook", "Spot", "cells_text", "with_cells"), "book"),
        **dict.fromkeys(("Mark", "begins_cell", "governing", "is_written", "mark_in"), "names"),
    },
)
