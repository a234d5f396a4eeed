"""Work in plain Python, about 10 ms: nothing that any catalog knows by name."""


def rank(texts: list[str], question: str) -> list[str]:
    return sorted(texts, key=lambda text: _distance(text, question))


def _distance(one: str, two: str) -> int:
    total = 0
    for a in range(190):
        for b in range(190):
            total += (ord(one[a % len(one)]) - ord(two[b % len(two)])) ** 2 % 7
    return total
