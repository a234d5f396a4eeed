import contextlib
from contextvars import ContextVar

_tenant: ContextVar[str] = ContextVar("tenant")


@contextlib.contextmanager
def use_tenant(name):
    token = _tenant.set(name)
    try:
        yield name
    finally:
        _tenant.reset(token)


def current_tenant() -> str:
    try:
        return _tenant.get()
    except LookupError:
        raise LookupError("use_tenant() first") from None
