import json
from typing import Iterator

from .registry import Toolbox
from .scripted import ScriptedModel


class Agent:
    def __init__(self, model: ScriptedModel, toolbox: Toolbox, max_steps: int = 8):
        self.model = model
        self.toolbox = toolbox
        self.max_steps = max_steps
        self.observations: list[str] = []
        self.answer: str | None = None

    def run(self, question: str) -> Iterator[str]:
        yield f"question: {question}"
        for number in range(self.max_steps):
            action = self.model.next_action(self.observations)
            if "final" in action:
                self.answer = action["final"]
                return
            observation = self.toolbox.call(action["tool"], json.dumps(action["args"]))
            self.observations.append(observation)
            yield f"{number}: {action['tool']} -> {observation}"
