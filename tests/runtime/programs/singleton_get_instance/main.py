from manager import QdrantManager


def work(name):
    manager = QdrantManager.get_instance()
    manager.ensure(name)
    return manager.names()


print(work("a"), work("b"))
print(QdrantManager.get_instance() is QdrantManager.get_instance())
