from points import PointStore


def report() -> str:
    store = PointStore()
    store.fill(["cat", "car", "dog"])
    return f"{store.size()} points, {store.find('ca')}"
