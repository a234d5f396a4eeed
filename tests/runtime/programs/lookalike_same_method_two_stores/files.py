class FileStore:
    def __init__(self):
        self.names = ["a.txt", "b.txt"]

    def find(self, text):
        return [n for n in self.names if text in n]

    def size(self):
        return len(self.names)
