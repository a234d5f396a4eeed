"""A stand-in for the protocol library: registers coroutine functions, calls them by name."""
import inspect
import json


class Server:
    def __init__(self, name):
        self.name = name
        self._list = None
        self._call = None

    def list_tools(self):
        def register(func):
            self._list = func
            return func

        return register

    def call_tool(self):
        def register(func):
            self._call = func
            return func

        return register

    async def handle(self, line):
        message = json.loads(line)
        if message["method"] == "tools/list":
            return json.dumps(await self._list())
        return json.dumps(await self._call(message["name"], message.get("arguments")))


def tool_schema(func):
    return {"name": func.__name__, "parameters": list(inspect.signature(func).parameters)}
