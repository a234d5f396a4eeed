import functools


def ready(fn):
    @functools.wraps(fn)
    def run(*args, **kwargs):
        if args[0].client.count("c").count >= 0:
            print("ready")
        return fn(*args, **kwargs)

    return run
