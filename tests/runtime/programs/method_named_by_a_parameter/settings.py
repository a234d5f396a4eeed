def connection(**extra):
    base = {"location": ":memory:"}
    base.update(extra)
    return base
