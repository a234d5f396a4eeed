import importlib
import pkgutil

from .base import Plugin


def load_plugins(client):
    for info in pkgutil.iter_modules(__path__, __name__ + "."):
        if not info.name.endswith(".base"):
            importlib.import_module(info.name)
    return {name: cls(client) for name, cls in sorted(Plugin.registry.items())}
