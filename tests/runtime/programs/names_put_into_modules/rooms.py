def hang(value):
    globals()["latest"] = value


def total():
    return latest.size(), main_shelf.size()  # noqa: F821
