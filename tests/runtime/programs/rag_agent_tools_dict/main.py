from agent import Agent
from tools import Toolbox

agent = Agent(Toolbox())
plan = [
    {"tool": "remember", "args": {"text": "tea at four"}},
    {"tool": "remember", "args": {"text": "rent is due"}},
    {"tool": "recall", "args": {"n": 1}},
    {"tool": "fly", "args": {}},
    {"tool": "calc", "args": {"a": 2, "b": 3}},
    {"tool": "forget_all", "args": {}},
]
for step in plan:
    print(agent.step(step))
