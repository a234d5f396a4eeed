def embed(word):
    return [len(word), word.count("o")]
