class Chain:
    def __init__(self, handlers, last):
        self.handlers = handlers
        self.last = last

    def __call__(self, text):
        for handler in self.handlers:
            text = handler(text)
        return self.last(text)
