from .base import Step


class WordSource(Step):
    def run(self):
        self.context.data["words"] = list(self.options["words"])
        yield f"loaded {len(self.options['words'])} words"
