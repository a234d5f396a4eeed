class AuditLog:
    """Remembers what was done; filled by background tasks."""

    def __init__(self) -> None:
        self.entries: list[dict] = []

    def record(self, store, action: str, **details) -> None:
        self.entries.append({"action": action, "size": store.count(), **details})
