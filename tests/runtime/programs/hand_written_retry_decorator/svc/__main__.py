from .store import Store, ping

store = Store()
print(ping(store.client))
print(store.add(5))
try:
    store.broken()
except ValueError as e:
    print("broken:", str(e)[:10])
print(store.log)
