class Scheduler:
    def __init__(self):
        self.jobs = []

    def every(self, n, job):
        self.jobs.append((n, job))

    def run(self, ticks):
        for tick in range(1, ticks + 1):
            for n, job in self.jobs:
                if tick % n == 0:
                    job(tick)
