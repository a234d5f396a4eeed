from ..errors import MissingArticle
from .base import Command


class Demo(Command):
    """a tour"""

    name = "demo"

    def run(self, ctx, args) -> int:
        index = ctx.index.create()
        index.put(ctx.load("articles.json"))
        print(index.get(2)["title"])
        for score, title in index.nearest("close account", k=2):
            print(score, title)
        print(index.nearest("konto", lang="de"))
        try:
            index.get(77)
        except MissingArticle as error:
            print("as it should be:", error)
        return 0
