STEPS = {}


def step(name, order=0):
    """Register a function under a name."""

    def register(func):
        STEPS[name] = (order, func)
        return func

    return register


def ordered():
    return [(name, func) for name, (_, func) in sorted(STEPS.items(), key=lambda item: item[1][0])]
