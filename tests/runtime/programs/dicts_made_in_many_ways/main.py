from collections import ChainMap, OrderedDict, defaultdict
from types import SimpleNamespace

from shards import made, names


def main():
    clients = made()
    zipped = dict(zip(names, clients))
    paired = dict([("a", clients[0])], z=clients[1])
    print(zipped["a"].count("docs").count, paired["z"].count("docs").count)
    paired.update((n, c) for n, c in zipped.items())
    for name, client in sorted(paired.items()):
        print(name, name.count("a"), client.count("docs").count)
    for name in zipped:
        print(name.count("b"), zipped[name].count("docs").count)
    first, *others = zipped.values()
    print(first.count("docs").count, [c.count("docs").count for c in others])
    by_size = defaultdict(list)
    for client in OrderedDict.fromkeys(clients):
        by_size[client.count("docs").count].append(client)
    print({size: [c.collection_exists("docs") for c in group] for size, group in by_size.items()})
    space = SimpleNamespace(name="docs", **dict.fromkeys(["left", "right"], first))
    print(space.left.count(space.name).count, vars(space)["right"].count("docs").count)
    chain = ChainMap({}, zipped)
    print(chain["b"].count("docs").count, chain.maps[1]["a"].count("docs").count)


if __name__ == "__main__":
    main()
