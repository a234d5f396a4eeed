import json


class Event:
    def __init__(self):
        self.fs = []

    def __iadd__(self, f):
        self.fs.append(f)
        return self

    def fire(self, *a):
        for f in self.fs:
            f(*a)


def make(name):
    return globals()["Event"]()
