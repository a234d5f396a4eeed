from functools import singledispatch
from store import open_store

@singledispatch
def ask(key, store):
    return store.find(float(key))

@ask.register
def _(key: int, store):
    return store.get(key)

@ask.register(str)
def by_text(key, store):
    return key * store.size()

def main():
    store = open_store()
    print(ask(1, store), ask("x", store), ask.dispatch(int)(2, store), ask.registry[str]("y", store))

if __name__ == "__main__":
    main()
