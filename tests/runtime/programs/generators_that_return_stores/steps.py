def steps(shelf):
    yield "opened"
    yield "checked"
    return shelf


def last(generator):
    while True:
        try:
            print(next(generator))
        except StopIteration as stop:
            return stop.value
