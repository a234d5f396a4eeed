import functools

from store import Store, total

store = Store()
store.setup()
method = store.total
bound = functools.partial(total, store, name="c")
print(bound(), bound.func(store, "c"))
print(bound.args[0].total(bound.keywords["name"]))
print(total.__wrapped__(store, "c"))
print(method.__self__.total("c"), method.__func__(store, "c"))
