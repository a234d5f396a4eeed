from base import Collection


class Logs(Collection):
    size = 2

    def __init__(self):
        super().__init__("logs")
        self.level = "info"


class Metrics(Collection):
    def __init__(self, kind: str):
        self.kind = kind
        super().__init__(f"metrics_{kind}")
        self.label = f"{kind}:{self.info.points_count}"

    def description(self):
        return super().description() + " " + self.label
