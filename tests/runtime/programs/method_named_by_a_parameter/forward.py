def forward(fn, *args, **kwargs):
    return fn(*args, **kwargs)


def guarded(fn, *args, default=None, **kwargs):
    try:
        return forward(fn, *args, **kwargs)
    except KeyError:
        return default
