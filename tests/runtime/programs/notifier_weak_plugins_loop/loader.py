import importlib


def run_plugins(client, names):
    return [importlib.import_module(f"plugins.{name}").run(client) for name in names]
