from collections import namedtuple

Row = namedtuple("Row", "name points status")


def rows(client):
    found = []
    for description in client.get_collections().collections:
        info = client.get_collection(description.name)
        found.append(Row(description.name, info.points_count, info.status.value))
    return sorted(found)


def table(items):
    lines = [f"{r.name:<6}|{r.points:>3}|{r.status}" for r in items]
    return "\n".join([*lines, f"total {sum(r.points for r in items)}"])
