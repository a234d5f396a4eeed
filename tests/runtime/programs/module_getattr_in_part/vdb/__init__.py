import importlib

_HOMES = {"size": ("vdb.sub.sizes", "size_of")}


def __getattr__(name):
    if name == "deep":
        return importlib.import_module("vdb.sub.sizes")
    module, attribute = _HOMES[name]
    return getattr(importlib.import_module(module), attribute)
