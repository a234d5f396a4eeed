class Served(type):
    def __new__(mcs, name, bases, space, store=None, **rest):
        made = super().__new__(mcs, name, bases, space)
        if store is not None:
            made.store = store
        return made

    def __init__(cls, name, bases, space, store=None, **rest):
        super().__init__(name, bases, space)


class Counted(type):
    counters = []

    def __new__(mcs, name, bases, space, **given):
        return super().__new__(mcs, name, bases, space)

    def __init__(cls, name, bases, space, *, counter=None):
        super().__init__(name, bases, space)
        Counted.counters.append(counter)
