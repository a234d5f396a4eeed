from app import llm
from app.llm import add, answer, make_counter

counters = {space: make_counter(space) for space in ("answers", "sums")}


def main():
    for question in ["what is qdrant", "what is qdrant", "and redis"]:
        print(answer(question))
    print(add(1, 2), add(b=2, a=1), add(5, 1))
    print(llm.log, llm.store.hits, llm.store.misses)
    for space, describe in counters.items():
        print(describe(), describe())
    print(answer.invalidate(), answer.__name__)


if __name__ == "__main__":
    main()
