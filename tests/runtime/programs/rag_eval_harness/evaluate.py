import itertools

from index import Index
from metrics import mean, recall

CASES = [([1.0, 0.0], {0, 2}), ([0.0, 1.0], {1}), ([0.5, 0.5], {2})]


def evaluate(index: Index, limit: int, threshold: float | None) -> float:
    return mean(recall(index.search(vector, limit=limit, threshold=threshold), wanted) for vector, wanted in CASES)


if __name__ == "__main__":
    index = Index.build({0: [1.0, 0.0], 1: [0.0, 1.0], 2: [0.6, 0.6]})
    for limit, threshold in itertools.product((1, 2), (None, 0.9)):
        print(limit, threshold, f"{evaluate(index, limit, threshold):.3f}")
    best = max(itertools.product((1, 2), (None,)), key=lambda setting: evaluate(index, *setting))
    print("best", best)
