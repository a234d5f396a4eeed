from free import Free
from held import Held

held, free = Held(), Free()
free.make("a")
print(len(held), free.size())
