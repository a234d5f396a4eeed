"""Steps of jobs by name."""
from functools import wraps

STEPS = {}


def step(name, *, retries=0, needs=()):
    def decorate(func):
        @wraps(func)
        def wrapper(ctx, *args, **kwargs):
            for need in needs:
                if need not in ctx.state:
                    raise KeyError(need)
            for attempt in range(retries + 1):
                try:
                    result = func(ctx, *args, **kwargs)
                    break
                except ValueError as exc:
                    ctx.log.append(f"{name}: {exc}")
                    if attempt == retries:
                        raise
            ctx.state[name] = result
            return result

        STEPS[name] = wrapper
        return wrapper

    return decorate


def get_step(name):
    try:
        return STEPS[name]
    except KeyError:
        raise LookupError(f"no step {name!r}") from None
