import sys

import store
from store import Cleaner, make  # noqa: F401

print(Cleaner(store.__dict__["make"](7)).remaining())
print(Cleaner(vars(sys.modules[__name__])["make"](7)).remaining())
