from .base import Command


class Seed(Command):
    """read articles from a file"""

    name = "seed"

    @classmethod
    def configure(cls, parser):
        parser.add_argument("--file", required=True)

    def run(self, ctx, args) -> int:
        n = ctx.index.create().put(ctx.load(args.file))
        ctx.log(f"{n} articles")
        print("seeded", n)
        return 0
