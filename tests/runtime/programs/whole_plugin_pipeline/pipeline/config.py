import json
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class StepConfig:
    use: str
    options: dict = field(default_factory=dict)


@dataclass
class Config:
    collection: str
    steps: list[StepConfig]


def load(path: str) -> Config:
    raw = json.loads(Path(__file__).parent.parent.joinpath(path).read_text())
    return Config(raw["collection"], [StepConfig(s["use"], s.get("with", {})) for s in raw["steps"]])
