from engine import Engine

engine = Engine()
engine.load(["aa", "b", "cccc", "dd"])
print(engine.search(2.0), engine.search(2.0), engine.hits)
engine.invalidate()
print(engine.search(4.0, rerank=True), engine.hits, engine.misses)
