from .vectors import KnowledgeIndex


class Nodes:
    def __init__(self, index: KnowledgeIndex) -> None:
        self.index = index

    def retrieve(self, state):
        points = self.index.query(state["question"], "doc")
        return {"documents": [(p.payload["text"], p.score) for p in points]}

    def grade(self, state):
        return {"documents": [(t, s) for t, s in state["documents"] if s > 0.3] if state["tries"] < 2 else state["documents"]}

    def rewrite(self, state):
        return {"question": state["question"] + " qdrant", "tries": state["tries"] + 1}

    def answer(self, state):
        best = max(state["documents"], key=lambda d: d[1])
        return {"answer": best[0]}

    def remember(self, state, kind):
        self.index.add(f"{state['question']} -> {state['answer']}", kind=kind)
        return {}
