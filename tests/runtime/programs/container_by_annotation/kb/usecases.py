from .ports import Note, NoteIndex


class ImportNotes:
    def __init__(self, index: NoteIndex) -> None:
        self.index = index

    def __call__(self, rows: list[tuple[str, str]]) -> str:
        self.index.ensure()
        start = self.index.size()
        notes = [Note(start + i, title, body) for i, (title, body) in enumerate(rows)]
        return f"{self.index.put(notes)} in, {self.index.size()} total"


class FindNotes:
    def __init__(self, index: NoteIndex) -> None:
        self.index = index

    def __call__(self, text: str, limit: int = 2) -> list[str]:
        return [f"{pk}:{title}" for pk, title in self.index.nearest(text, limit)]
