import sys

sys.path.insert(0, "site-packages")

from work import size  # noqa: E402

print(size("a"), size.calls)
