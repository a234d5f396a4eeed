from store import Store

store = Store("dual")
print(store.size(), store.fill(3))
