FOUND = {}


def register(name=None, /):
    def decorate(thing):
        FOUND[name or thing.__name__] = thing
        return thing

    return decorate


@register("size")
def _size(shelf):
    return shelf.size()


@register()
class Ids:
    def __call__(self, shelf):
        return shelf.ids()


def ask(name, shelf):
    found = FOUND[name]
    run = found() if isinstance(found, type) else found
    return run(shelf)
