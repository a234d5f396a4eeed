class Lazy:
    """A value computed when it is asked for."""

    def __init__(self, compute):
        self.compute = compute
        self.asked = 0

    def value(self):
        self.asked += 1
        return self.compute()
