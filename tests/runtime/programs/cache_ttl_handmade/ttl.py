import functools

now = 0


def ttl_cache(seconds):
    def decorate(function):
        store = {}

        @functools.wraps(function)
        def wrapper(key):
            if key in store and store[key][0] > now:
                return store[key][1]
            value = function(key)
            store[key] = (now + seconds, value)
            return value

        return wrapper

    return decorate
