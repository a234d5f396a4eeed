import csv
import gzip
import json
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import jinja2
import matplotlib.pyplot as plt


class Report:
    def __init__(self, rows: list[dict]) -> None:
        self.rows = rows

    def save(self, path: Path) -> None:
        with path.open("w", newline="") as handle:
            writer = csv.DictWriter(handle, ["name", "value"])
            writer.writerows(self.rows)

    def pack(self, path: Path) -> int:
        with gzip.open(path, "wt") as handle:
            return handle.write(json.dumps(self.rows))

    def render(self) -> str:
        return jinja2.Template("{{ rows }}").render(rows=self.rows)

    def plot(self, path: str) -> None:
        figure, axes = plt.subplots()
        axes.plot([r["value"] for r in self.rows])
        figure.savefig(path)

    def post(self, url: str) -> int:
        request = Request(url, data=json.dumps(self.rows).encode())
        with urlopen(request, timeout=3) as answer:
            return answer.status

    def dump(self) -> str:
        return json.dumps(self.rows)


def ask(question: str) -> bool:
    sys.stdout.write(question)
    return sys.stdin.readline().strip() == "y"
