TEMPLATE = "Q: {question}\n{context}"


def render(question: str, passages: list[str]) -> str:
    context = "\n".join(f"[{n}] {p}" for n, p in enumerate(passages, 1))
    return TEMPLATE.format(question=question, context=context)
