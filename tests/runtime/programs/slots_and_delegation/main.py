from handles import Handle, Registry

registry = Registry()
a = registry.open("a")
b = registry.open("b")
a.add(1)
print(a, b, a == b, a == registry.open("a"), a.size(), b.size())
print(registry.total())
