from agent.loop import Agent
from agent.scripted import ScriptedModel
from agent.tools import build_toolbox
from agent.memory import VectorMemory

PLAN = [
    {"tool": "remember", "args": {"text": "Ada likes green tea", "kind": "preference"}},
    {"tool": "remember", "args": {"text": "Ada lives in Turin", "kind": "fact"}},
    {"tool": "remember", "args": {"text": "the meeting is on Friday", "kind": "fact"}},
    {"tool": "recall", "args": {"query": "green tea", "limit": 1}},
    {"tool": "recall", "args": {"query": "where does Ada live", "kind": "fact"}},
    {"tool": "calculate", "args": {"expression": "6*7"}},
    {"tool": "forget", "args": {"kind": "preference"}},
    {"tool": "memory_size", "args": {}},
    {"tool": "explode", "args": {}},
    {"tool": "recall", "args": {"nonsense": True}},
    {"final": "done"},
]


def run():
    memory = VectorMemory.in_memory("agent")
    toolbox = build_toolbox(memory)
    print(toolbox.describe())
    agent = Agent(ScriptedModel(PLAN), toolbox, max_steps=20)
    for step in agent.run("tell me about Ada"):
        print(step)
    print("final:", agent.answer)


if __name__ == "__main__":
    run()
