from odd import Odd

odd = Odd()
odd.fill(4)
for name in ("sliced", "formatted", "compared", "starred", "conditional", "deleted", "asserted"):
    print(name, getattr(odd, name)())
