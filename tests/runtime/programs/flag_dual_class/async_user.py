import asyncio

import store as module


def run(name: str, *args):
    store = module.Store("dual")
    twin = vars(module.Store).get(f"a{name}")
    return asyncio.run(twin(store, *args)) if twin else getattr(store, name)(*args)


print(run("exists"), run("size"), run("fill", 2))
