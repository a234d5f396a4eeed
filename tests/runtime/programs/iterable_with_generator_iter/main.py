from corpus import Corpus

corpus = Corpus(["x", "yy", "zzz"])
corpus.load()
print(list(corpus))
print(sum(len(t) for t in corpus), "-".join(t for t in corpus))
for a in corpus:
    for b in corpus:
        if a < b:
            print(a, b)
