from helpers import *  # noqa: F403
from more import double

make("one")
fill("one", 4)
print(size("one"), double("one"))
drop("one")
print(exists("one"))
