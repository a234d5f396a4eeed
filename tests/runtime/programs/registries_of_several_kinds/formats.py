import json

from registry import formatters


class Plain:
    def find(self, text):
        return text.find(":")

    def render(self, hits) -> str:
        return "\n".join(f"{h.id}: {h.payload['t']} {h.score:.2f}" for h in hits)

    def __len__(self):
        return 1


@formatters.register("json")
class Json:
    def render(self, hits) -> str:
        return json.dumps([{"id": h.id, **h.payload} for h in hits])


formatters.add("plain", Plain())
formatters.add("upper", type("Upper", (Plain,), {"render": lambda self, hits: str(len(list(hits))).upper()})())
