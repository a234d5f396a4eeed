class HashEmbedder:
    def __init__(self, size):
        self.size = size

    def __call__(self, text):
        return [float(sum(map(ord, text[i :: self.size])) % 13 + 1) for i in range(self.size)]
