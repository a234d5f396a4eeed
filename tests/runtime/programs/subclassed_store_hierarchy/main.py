from levels import AuditedStore, Store, VersionedStore

for cls in (Store, VersionedStore, AuditedStore):
    store = cls()
    store.save(1, {"a": 1})
    store.save(1, {"a": 2})
    print(cls.__name__, store.load(1), getattr(store, "events", None))
