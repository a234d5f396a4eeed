from .index import RagIndex
from .prompts import render


class Pipeline:
    def __init__(self, index: RagIndex):
        self.index = index
        self.history: list[str] = []

    def ask(self, question: str, **options) -> str:
        self.history.append(question)
        passages = self.index.retrieve(question, **options)
        if not passages:
            return "I do not know."
        return render(question, [f"{text} ({source})" for source, text in passages])

    def ask_all(self, questions) -> dict[str, str]:
        return {q: self.ask(q) for q in questions}
