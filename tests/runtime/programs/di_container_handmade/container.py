class Container:
    def __init__(self):
        self._factories = {}
        self._instances = {}

    def register(self, kind, factory):
        self._factories[kind] = factory

    def get(self, kind):
        if kind not in self._instances:
            self._instances[kind] = self._factories[kind]()
        return self._instances[kind]
