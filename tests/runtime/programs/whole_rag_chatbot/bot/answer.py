from typing import Sequence

from .types import Passage


class TemplateAnswerer:
    def answer(self, question: str, passages: Sequence[Passage]) -> str:
        if not passages:
            return "I do not know."
        best = passages[0]
        return f"{best.text} [{best.source}, {best.score:.2f}]"
