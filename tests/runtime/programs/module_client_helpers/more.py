import helpers


def double(name):
    return helpers.size(name) * 2
