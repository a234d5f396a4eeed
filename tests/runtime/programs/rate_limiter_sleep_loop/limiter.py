import time


class Limiter:
    def __init__(self, per_second):
        self.delay = 1 / per_second
        self.waits = 0

    def wait(self):
        self.waits += 1
        time.sleep(self.delay)
