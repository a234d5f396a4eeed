import asyncio

from memory_server.server import serve

LINES = [
    '{"method": "tools/list"}',
    '{"method": "tools/call", "name": "store", "arguments": {"information": "cats purr", "metadata": {"kind": "fact"}}}',
    '{"method": "tools/call", "name": "store", "arguments": {"information": "dogs bark"}}',
    '{"method": "tools/call", "name": "find", "arguments": {"query": "cats"}}',
    '{"method": "tools/call", "name": "collections"}',
    '{"method": "tools/call", "name": "drop", "arguments": {"name": "nothing"}}',
    '{"method": "tools/call", "name": "dance", "arguments": {}}',
]


async def main():
    server = serve()
    for line in LINES:
        print(await server.handle(line))


asyncio.run(main())
