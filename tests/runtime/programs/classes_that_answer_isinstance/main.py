from store import open_store

class Meta(type):
    def __instancecheck__(cls, thing):
        return hasattr(thing, "find")

class Findable(metaclass=Meta):
    pass

class Deeper(Findable):
    pass

def use(thing):
    if isinstance(thing, Findable):
        return thing.find(1.0)
    match thing:
        case Deeper():
            return thing.size()
    return thing

def main():
    print(use(open_store()), use(3))

if __name__ == "__main__":
    main()
