from .compose import compose

app = compose({"location": ":memory:", "collection": "c"})
print(app.handle("put", 3))
print(app.handle("put", 4))
print(app.handle("list"))
print(app.handle("nope"))
app.shutdown()
