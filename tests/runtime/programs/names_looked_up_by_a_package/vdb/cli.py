from vdb import open_index


def seed(index, _):
    index.seed(["a", "bb", "ccc"])
    return "seeded"


def search(index, arg):
    return index.search(arg)


def purge(index, _):
    return index.purge()


COMMANDS = {"seed": seed, "search": search, "purge": purge}


def run(argv):
    index = open_index("words")
    for word in argv:
        name, _, arg = word.partition(":")
        print(name, COMMANDS[name](index, arg))
    return 0
