import asyncio
from typing import assert_never

import openai
from openai import AsyncOpenAI, OpenAI

from . import providers
from .providers import PROBES, Claude, Echo, Gpt, Mode, add, chat, complete_hi, gemini, get_complete, in_context, lookup_tool, make, mistral, settings, streamed, web

aclient = AsyncOpenAI()
client = OpenAI()


async def tools() -> None:
    print(web.invoke({"query": "x"}))  # BLOCKS: QAM306 far
    print(await web.ainvoke({"query": "x"}))  # ok
    print(add.invoke({"a": 1, "b": 2}), web.name)  # ok
    print(lookup_tool.run("x"))  # BLOCKS: QAM306 far
    print(await asyncio.to_thread(web.invoke, {"query": "x"}))  # ok
    print(await asyncio.to_thread(lookup_tool.invoke, {"query": "x"}))  # ok
    print(chat.invoke("hi").content)  # BLOCKS: QAM306
    print((await chat.ainvoke("hi")).content, chat.model_name)  # ok
    for chunk in chat.stream("hi"):  # BLOCKS: QAM306
        print(chunk)
    async for chunk in chat.astream("hi"):  # ok
        print(chunk)
    bound = chat.bind_tools([web, add])  # ok
    bound.invoke("hi")  # BLOCKS: QAM306


async def models(prompt: str) -> None:
    mistral.chat.complete(model="m", messages=[])  # BLOCKS: QAM306
    await mistral.chat.complete_async(model="m", messages=[])  # ok
    gemini.models.generate_content(model="g", contents=prompt)  # BLOCKS: QAM306
    await gemini.aio.models.generate_content(model="g", contents=prompt)  # ok
    print(Mode.FAST.ask(prompt), Mode.DEEP.value)  # BLOCKS: QAM306 far
    print(Mode("fast"), Mode.FAST.name)  # ok
    openai.embeddings.create(model="e", input=prompt)  # BLOCKS: QAM306


async def classes(prompt: str) -> None:
    claude, gpt, echo = Claude(), Gpt(), Echo()  # ok
    print(claude.complete(prompt))  # BLOCKS: QAM306 far
    print(await claude.acomplete(prompt), await echo.acomplete(prompt))  # ok
    print(await gpt.acomplete(prompt), echo.complete(prompt), claude.describe())  # ok
    print(gpt.complete(prompt))  # BLOCKS: QAM306 far
    print(make("claude").complete(prompt))  # BLOCKS: QAM306 far
    parts = claude.stream(prompt)  # ok
    print(list(parts))  # BLOCKS: QAM306 far
    print([p async for p in gpt.astream(prompt)])  # ok
    print(streamed(claude, prompt))  # BLOCKS: QAM306 far
    print(complete_hi(claude))  # BLOCKS: QAM306 far
    print(complete_hi(echo))  # ok
    print(get_complete(gpt)(prompt))  # BLOCKS: QAM306 far


async def values(prompt: str) -> None:
    for probe in PROBES:
        print(probe.title)  # ok
        print(probe.call(prompt))  # BLOCKS: QAM306 far
    print(settings.ask(prompt))  # BLOCKS: QAM306 far
    print(settings.clean(prompt))  # ok
    print(in_context(prompt))  # BLOCKS: QAM306 far
    print(await asyncio.to_thread(in_context, prompt))  # ok
    for title, call in PROBES:
        print(title, await asyncio.to_thread(call, prompt))  # ok
    asker = providers.ollama_chat  # ok
    print(asker(prompt))  # BLOCKS: QAM306 far


async def misuse(prompt: str) -> str:
    aclient.chat.completions.create(model="x", messages=[])  # BLOCKS: QAM601
    text = (await aclient.responses.create(model="x", input=prompt)).output_text  # ok
    if aclient.models.retrieve("x"):  # BLOCKS: QAM603
        text += "x"
    task = asyncio.create_task(aclient.responses.create(model="x", input="y"))  # ok
    tools()  # BLOCKS: QAM601
    asyncio.run(tools())  # BLOCKS: QAM604
    answer = await client.responses.create(model="x", input="y")  # BLOCKS: QAM306
    await task
    match answer:
        case None:
            return text
        case _:
            return assert_never(answer)
