from ports import Memory


class Agent:
    def __init__(self, memory: Memory):
        self.memory = memory
        self.turn = 0

    def hear(self, text: str) -> str:
        self.turn += 1
        self.memory.remember(self.turn, text)
        earlier = self.memory.recall(self.turn - 1)
        return f"{text!r} after {earlier!r}"
