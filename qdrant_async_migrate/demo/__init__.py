"""A small service on the embedded Qdrant engine, bundled as files: it is copied, run and migrated, never imported."""

from pathlib import Path

SERVICE = Path(__file__).parent / "service"
"""The folder of the service; ``main.py --list`` runs it and prints the same lines every time."""
