import sys

sys.path.insert(0, "vendor/site-packages")

from tasks import index  # noqa: E402

if __name__ == "__main__":
    print([index.delay(id).get() for id in (1, 2, 3)])
