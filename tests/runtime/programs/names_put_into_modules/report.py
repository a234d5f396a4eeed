import rooms


def lines():
    return [f"{rooms.spare.size()} spare", str(rooms.spare.ids())]


def later():
    from rooms import spare

    return spare.size()
