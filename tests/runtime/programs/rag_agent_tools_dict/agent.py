class Agent:
    def __init__(self, toolbox):
        self.toolbox = toolbox
        self.trace = []

    def step(self, call):
        tool = self.toolbox.tools.get(call["tool"])
        if tool is None:
            return f"no tool {call['tool']}"
        result = tool(**call["args"])
        self.trace.append((call["tool"], result))
        return f"{call['tool']} -> {result}"
