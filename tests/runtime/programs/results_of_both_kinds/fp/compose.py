from functools import reduce


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)
        return value

    return composed


def pipe(value, *functions):
    return reduce(lambda acc, f: f(acc), functions, value)


def tap(function):
    def inner(value):
        function(value)
        return value

    return inner
