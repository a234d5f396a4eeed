from llm import FakeLLM
from semcache import SemanticCache

llm = FakeLLM()
cache = SemanticCache(llm, threshold=0.99)
for q in ["aab", "aba", "bbb", "aab", "abb"]:
    print(q, cache.ask(q))
print(llm.calls, cache.size)
