import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from mcp.server.fastmcp import Context, FastMCP

from .llm import Summarizer, aclient, client, embed
from .notes import AsyncNotes, MemoryNotes, Notes, SqliteNotes


@dataclass
class State:
    notes: SqliteNotes
    recent: MemoryNotes
    summarizer: Summarizer


@asynccontextmanager
async def lifespan(server: FastMCP) -> AsyncIterator[State]:
    state = State(SqliteNotes("notes.db"), MemoryNotes(), Summarizer())
    state.notes.add("started")  # BLOCKS: QAM305 far
    yield state


mcp = FastMCP("desk", lifespan=lifespan)
later = AsyncNotes("later.db")
recent = MemoryNotes()


def remember(notes: Notes, text: str) -> int:
    return notes.add(text)


@mcp.tool()
async def add(text: str, ctx: Context) -> int:
    state: State = ctx.request_context.lifespan_context
    state.recent.add(text)  # ok
    await ctx.info("added")  # ok
    return state.notes.add(text)  # BLOCKS: QAM305 far


@mcp.tool()
async def find(word: str) -> list[str]:
    found = recent.find(word)  # ok
    return found + await later.find(word)  # ok


@mcp.tool()
async def keep(text: str) -> int:
    remember(recent, text)  # ok
    return remember(SqliteNotes("notes.db"), text)  # BLOCKS: QAM305 far


@mcp.tool()
def find_now(word: str) -> list[str]:
    return SqliteNotes("notes.db").find(word)


@mcp.tool()
async def summary(text: str) -> str:
    summarizer = Summarizer()
    prompt = summarizer.prompt(text)  # ok
    answer = await aclient().responses.create(model="m", input=prompt)  # ok
    return answer.output_text + summarizer.short(text)  # BLOCKS: QAM306 far


@mcp.tool()
async def vector(text: str) -> list[float]:
    await asyncio.to_thread(embed, text)  # ok
    return embed(text)  # BLOCKS: QAM306 far


@mcp.resource("models://all")
async def models() -> str:
    return str(client().models.list())  # BLOCKS: QAM306 far


@mcp.prompt()
async def ask(topic: str) -> str:
    return Summarizer.prompt(None, topic)  # ok
