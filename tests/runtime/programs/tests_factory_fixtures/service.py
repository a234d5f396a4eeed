from store import NoteStore


class Digest:
    def __init__(self, store: NoteStore, notify=print):
        self.store = store
        self.notify = notify

    def daily(self, tags):
        lines = []
        for tag in tags:
            ids = self.store.tagged(tag)
            if not ids:
                continue
            lines.append(f"{tag}: {', '.join(self.store.get(i) or '?' for i in ids)}")
        self.notify(len(lines))
        return "\n".join(lines)
