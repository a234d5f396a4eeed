from mapping import StoreDict

d = StoreDict()
d[1] = "a"
d[2] = "b"
del d[1]
print(dict(d), d.get(1), d.setdefault(3, "c"), len(d))
