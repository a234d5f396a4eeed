import lookup


def answer(client, names) -> str:
    n = lookup.total(client, names)
    return f"{n} points" if n else "nothing"
