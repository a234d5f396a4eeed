def pick(names):
    return sorted(names)[0]
