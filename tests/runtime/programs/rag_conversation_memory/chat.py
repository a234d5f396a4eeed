import asyncio

from memory import ChatMemory


async def talk(memory: ChatMemory, session: str, lines: list[str]):
    for line in lines:
        memory.append(session, line)
        await asyncio.sleep(0)
    return memory.window(session, 2)


async def main():
    memory = ChatMemory()
    memory.setup()
    results = []
    for session, lines in {"a": ["1", "2", "3"], "b": ["x"]}.items():
        results.append(await talk(memory, session, lines))
    print(results)
    print(memory.sessions())


asyncio.run(main())
