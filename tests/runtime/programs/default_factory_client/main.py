from cache import SemanticCache
from llm import CALLS, complete, embed


def answer(cache, prompt):
    vector = embed(prompt)
    if (cached := cache.get(vector)) is not None:
        return cached
    result = complete(prompt)
    cache.set(len(CALLS), vector, result)
    return result


def main():
    cache = SemanticCache("c").open()
    print([answer(cache, p) for p in ["aaa", "aaaa", "bbb", "bb", "ab"]])
    print(cache.hits, cache.misses, CALLS)


if __name__ == "__main__":
    main()
