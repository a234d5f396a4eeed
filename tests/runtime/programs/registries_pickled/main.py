import copy
import pickle

from registry import Registry
from store import setup, shout, size


stores = Registry(("size", size))
plain = Registry(("shout", shout))


def main():
    setup()
    one, two = copy.copy(stores), pickle.loads(pickle.dumps(stores))
    print(one.get("size")(), two.get("size")(), copy.deepcopy(plain).get("shout")())


if __name__ == "__main__":
    main()
