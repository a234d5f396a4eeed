from files import FileStore


def report() -> str:
    store = FileStore()
    return f"{store.size()} files, {store.find('a')}"
