def table(rows: list[dict]) -> str:
    if not rows:
        return "(none)"
    width = max(len(r["text"]) for r in rows)
    return "\n".join(f"#{r['id']:<3} {r['text']:<{width}} {','.join(r['tags'])}" for r in rows)
