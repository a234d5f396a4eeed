import functools
from store import open_store

class Counted:
    def __init__(self, fn):
        functools.update_wrapper(self, fn)
        self.fn, self.calls = fn, 0
    def __call__(self, *args, **kw):
        self.calls += 1
        return self.fn(*args, **kw)

store = None

@Counted
def lookup(x):
    return store.find(x)

def main():
    global store
    store = open_store()
    print(lookup(1.0), lookup(2.0), lookup.calls, lookup.__wrapped__(0.0), lookup.__name__)

if __name__ == "__main__":
    main()
