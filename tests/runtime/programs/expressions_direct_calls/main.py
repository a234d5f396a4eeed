from odd import Odd

odd = Odd()
odd.fill(4)
print(odd.sliced(), odd.formatted(), odd.compared(), odd.starred())
print(odd.conditional(), odd.deleted(), odd.asserted(), odd.powers())
