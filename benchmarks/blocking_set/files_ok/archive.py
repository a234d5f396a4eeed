"""A function with a built-in's name."""


def open(name):
    return name.upper()
