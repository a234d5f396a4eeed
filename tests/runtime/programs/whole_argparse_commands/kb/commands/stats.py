from collections import Counter

from .base import Command


class Stats(Command):
    """numbers"""

    name = "stats"

    @classmethod
    def configure(cls, parser):
        parser.add_argument("--prefix", default="")

    def run(self, ctx, args):
        index = ctx.index.create()
        index.put(ctx.load("articles.json"), batch=3)
        by_lang = Counter(article["lang"] for article in index)
        print(dict(by_lang))
        print([a["id"] for a in index if a["title"].startswith(args.prefix)])
        return 0
