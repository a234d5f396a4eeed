from dump import Ref, dump

print(dump({"a": Ref(1), "b": [Ref(2)]}))
