class App:
    def __init__(self, handlers, on_close):
        self.handlers = handlers
        self.on_close = on_close

    def handle(self, name, *args):
        handler = self.handlers.get(name)
        return handler.handle(*args) if handler else f"unknown: {name}"

    def shutdown(self):
        for close in self.on_close:
            close()
