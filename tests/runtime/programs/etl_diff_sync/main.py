from diffsync import Syncer

syncer = Syncer("pages")
print(syncer.sync({"a": "1", "b": "2", "c": "3"}))
print(syncer.sync({"a": "1", "b": "two", "d": "4"}))
print(syncer.listing())
