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
    known = {cls.__name__: cls for cls in object.__subclasses__()}
    return known["Event"]()
