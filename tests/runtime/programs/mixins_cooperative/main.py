from stores import FullStore, LoudStore

for cls in (FullStore, LoudStore):
    store = cls()
    store.open()
    print(store.save(1, [1.0]), store.save(2, [2.0]), store.saved)
    try:
        store.save(3, [])
    except ValueError as e:
        print("refused", e)
    print(store.total())
