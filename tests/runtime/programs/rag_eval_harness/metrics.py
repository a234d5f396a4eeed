def recall(found: set, wanted: set) -> float:
    return len(found & wanted) / len(wanted)


def mean(values) -> float:
    values = list(values)
    return sum(values) / len(values)
