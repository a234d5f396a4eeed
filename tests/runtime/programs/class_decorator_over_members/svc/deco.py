import functools

LOG = []


def logged(cls):
    for name, attr in list(vars(cls).items()):
        if name.startswith("_") or not callable(attr):
            continue
        setattr(cls, name, _wrap(attr, f"{cls.__name__}.{name}"))
    return cls


def _wrap(fn, label):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        LOG.append(label)
        return fn(*args, **kwargs)

    return inner
