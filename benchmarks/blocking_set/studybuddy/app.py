import asyncio
from pathlib import Path

from .brains import Brain, ClaudeBrain, EchoBrain, OpenAIBrain, Ranker, brain
from .course import Course, FileLesson, Grades, Lesson, opened, ranked


async def ask(question: str, name: str) -> None:
    some = brain(name)  # ok
    print(some.ask(question))  # BLOCKS: QAM306 far
    print(await some.aask(question))  # ok
    print(await asyncio.to_thread(some.batch, [question]))  # ok
    one = OpenAIBrain()  # ok
    print(one.prompt(question), one.name)  # ok
    for token in one.stream(question):  # BLOCKS: QAM306 far
        print(token)
    async for token in ClaudeBrain().stream(question):  # ok
        print(token)
    print(await one.abatch([question]))  # ok
    one.aask(question)  # BLOCKS: QAM601
    print(EchoBrain().batch([question]))  # ok
    print(ClaudeBrain().batch([question]))  # BLOCKS: QAM306 far


async def lessons(path: Path) -> None:
    first = Lesson(" a ", ["b"])  # ok
    print(first.quiz())  # ok
    second = FileLesson("b", path=path)  # BLOCKS: QAM303 far
    print(second.quiz())  # ok
    print(first.by(OpenAIBrain()).title)  # ok
    print(Lesson("c", ["d"], ClaudeBrain()).quiz())  # BLOCKS: QAM306 far
    third = await asyncio.to_thread(FileLesson, "c", path=path)  # ok
    print(third)


async def courses(question: str) -> None:
    plain = Course()  # ok
    plain["a"] = Lesson("a")  # ok
    print(plain.search(question), plain @ question)  # ok
    print(ranked().search(question))  # BLOCKS: QAM306 far
    print(ranked() @ question)  # BLOCKS: QAM306 far
    rank = Ranker("k")  # ok
    print(rank(question, ["a"]))  # BLOCKS: QAM306 far
    print(await asyncio.to_thread(rank, question, ["a"]))  # ok


async def grades() -> None:
    book = Grades("x.db")  # ok
    book.add("a", 1)  # BLOCKS: QAM305 far
    print(dict(book))  # BLOCKS: QAM305 far
    with book.exported() as writer:  # BLOCKS: QAM303 far
        writer.writerow(["a", 1])  # ok
    with book.renamed("y.db") as other:  # ok
        print(other.path)  # ok
        for name, grade in other:  # BLOCKS: QAM305 far
            print(name, grade)
    async with opened("x.db") as db:  # ok
        await db.execute("select 1")  # ok


async def pick(some: Brain) -> str:
    return await some.aask("x")  # ok
