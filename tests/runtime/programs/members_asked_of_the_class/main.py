import inspect
from store import open_store



def main():
    store = open_store()
    print(inspect.getattr_static(store, "size")(store), object.__getattribute__(store, "find")(1.0))
    print(type(store).__dict__["get"](store, 1), type(store).size(store))

if __name__ == "__main__":
    main()
