class Closer:
    def __init__(self):
        self.items = []

    def track(self, *items):
        self.items.extend(items)

    def names(self):
        return [type(i).__name__.replace("Async", "") for i in self.items]

    def close(self):
        errors = []
        for item in self.items:
            close = getattr(item, "close", None)
            if callable(close):
                try:
                    close()
                except OSError as error:
                    errors.append(error)
        return errors
