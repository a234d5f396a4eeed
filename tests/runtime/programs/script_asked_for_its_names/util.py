import sys


def show(name, *values):
    print(f"{name:>8}:", *values)


def named(module, name):
    return vars(sys.modules[module])[name]
