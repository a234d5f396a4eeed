def chunks(text, size=10):
    words = text.split()
    for i in range(0, len(words), size):
        yield " ".join(words[i : i + size])


def embed(text):
    return [float(len(text)), float(text.count(" ")), 1.0]
