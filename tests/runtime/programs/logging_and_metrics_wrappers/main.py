from metrics import METRICS
from store import Store

store = Store()
store.create("a")
print(store.total(["a"]))
try:
    store.total(["b"])
except ValueError:
    print("error seen")
print(METRICS)
