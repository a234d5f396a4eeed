import sys

from strategies import build

for name in sys.argv[1:]:
    strategy = build({"strategy": name, "collection": "s"})
    strategy.load(["apple", "apply", "bee"])
    print(name, strategy.find("appl"), strategy.find("bee"))
