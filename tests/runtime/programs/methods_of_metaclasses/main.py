import asyncio

from kinds import QUESTIONS, Big, Kind, pairs, visit
from shelf import open_shelf


async def main():
    Kind.shelves.append(open_shelf([1, 2]))
    Big.shelves.append(open_shelf([3]))
    print(Kind.total(), Big.total())
    print({name: ask(Kind.shelves[0]) for name, ask in QUESTIONS.items()})
    print(pairs([Kind.shelves[0], Big.shelves[0]]))
    await visit(Big.shelves[0])


asyncio.run(main())
