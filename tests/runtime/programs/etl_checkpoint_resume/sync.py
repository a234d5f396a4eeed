import sys

from checkpoint import Checkpoint
from loader import Loader

if __name__ == "__main__":
    limit = int(sys.argv[1])
    point = Checkpoint("state.json")
    loader = Loader(point)
    print("loaded", loader.load([f"t{i}" for i in range(6)], limit))
    print("next", point.position, "stored", loader.size())
