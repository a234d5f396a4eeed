import asyncio

import ollama
from mistralai import Mistral

from .providers import Anthropic, CohereProvider, OpenAIProvider, alight, gemini, groq, light, local, mistral
from .routing import default

router = default()
openai = OpenAIProvider()


async def ask(name: str, prompt: str) -> str:
    print(router.names())  # ok
    if name == "sync":
        return router.pick("openai").complete(prompt)  # BLOCKS: QAM306 far
    if name == "thread":
        return await asyncio.to_thread(router.pick(name).complete, prompt)  # ok
    return await router.ask(name, prompt)  # ok


async def stream(prompt: str) -> None:
    async for part in openai.stream(prompt):  # ok
        print(part)
    for part in Anthropic().parts(prompt):  # BLOCKS: QAM306 far
        print(part)


async def small(prompt: str) -> list[str]:
    found = [await alight(prompt)]  # ok
    found.append(light(prompt))  # BLOCKS: QAM306 far
    found.append(local(prompt))  # BLOCKS: QAM306 far
    await ollama.AsyncClient().chat(model="l", messages=[])  # ok
    mistral(prompt)  # BLOCKS: QAM306 far
    await Mistral(api_key="k").chat.complete_async(model="m", messages=[])  # ok
    return found


async def google(prompt: str) -> str:
    client = gemini()  # ok
    answer = await client.aio.models.generate_content(model="g", contents=prompt)  # ok
    other = client.models.generate_content(model="g", contents=prompt)  # BLOCKS: QAM306
    groq(True).chat.completions.create(model="q", messages=[])  # BLOCKS: QAM306
    return answer.text + other.text


async def rank(query: str, docs: list[str]) -> None:
    print(await CohereProvider().rank(query, docs))  # ok
