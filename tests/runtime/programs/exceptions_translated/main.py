from errors import NotFound, StoreError
from store import Store

store = Store()
for call in ("read", "ensure", "read", "broken"):
    try:
        print(call, store.run(call))
    except NotFound as error:
        print("not found:", error, type(error.__cause__).__name__)
    except StoreError as error:
        print("store error:", error)
print(store.log)
