import pkgutil
from importlib import import_module


def discover():
    found = {}
    for info in pkgutil.iter_modules(__path__):
        module = import_module(f"{__name__}.{info.name}")
        found[info.name] = module.Loader
    return found
