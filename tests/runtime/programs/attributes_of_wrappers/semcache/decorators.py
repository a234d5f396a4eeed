import functools


def cached(store, *, space, key=None):
    make_key = key or (lambda text: [float(len(text)), float(text.count("a") + 1), float(text.count("e") + 1)])

    def decorator(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            vector = make_key(*args, **kwargs)
            if (value := store.lookup(space, vector)) is not None:
                return value
            return store.remember(space, vector, fn(*args, **kwargs))

        def invalidate():
            return store.client.delete_collection(space)  # awaited

        wrapper.invalidate = invalidate
        return wrapper

    return decorator
