from contextlib import contextmanager

METRICS = []


@contextmanager
def measured(name):
    METRICS.append(f"start {name}")
    try:
        yield
    except Exception:
        METRICS.append(f"error {name}")
        raise
    finally:
        METRICS.append(f"end {name}")


def logged(function):
    def inner(self, *args):
        METRICS.append(function.__name__)
        result = function(self, *args)
        METRICS.append(f"{function.__name__} done")
        return result

    return inner
