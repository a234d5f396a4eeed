from .base import Plugin, requires


@requires("docs")
class Stats(Plugin):
    def before(self):
        super().before()
        self.total = self.client.count("docs").count  # awaited

    def execute(self):
        rows, _ = self.client.scroll("docs", limit=self.total)  # awaited
        return {"total": self.total, "sum": sum(r.payload["n"] for r in rows)}
