from dims import dim, setup

setup({"a": 2, "b": 3})
print(dim("a"), dim("b"), dim("a"), dim.cache_info().hits)
