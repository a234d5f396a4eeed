import asyncio
from concurrent.futures import ThreadPoolExecutor, as_completed

from quart import Quart

from .providers import (
    CohereRerank,
    Echo,
    Gemini,
    GroqProvider,
    MistralProvider,
    OpenAIProvider,
    Provider,
    usage,
    via_litellm,
    via_ollama,
)
from .router import Router, Throttle

app = Quart(__name__)
router = Router(OpenAIProvider(), GroqProvider(), Gemini())
echo = Echo()
rerank = CohereRerank()
throttle = Throttle(1)


@app.post("/complete/<name>")
async def complete(name: str) -> dict:
    text = router.run("x")  # BLOCKS: QAM306 far
    second = router[name].complete("x")  # BLOCKS: QAM306 far
    third = await router[name].acomplete("x")  # ok
    print(router.names(), usage["x"])  # ok
    print(echo.complete("x"), echo.many(["a", "b"]))  # ok
    print(await echo.acomplete("x"))  # ok
    print(GroqProvider().many(["a"]))  # BLOCKS: QAM306 far
    print(MistralProvider().complete("x"))  # BLOCKS: QAM306 far
    gemini = Gemini()  # ok
    print(gemini.old("x"))  # BLOCKS: QAM306 far
    print(await gemini.acomplete("x"))  # ok
    return {"t": [text, second, third]}


@app.post("/rank")
async def rank() -> list[int]:
    order = rerank("q", ["a"])  # BLOCKS: QAM306 far
    order += await asyncio.to_thread(rerank, "q", ["b"])  # ok
    throttle.wait()  # BLOCKS: QAM301 far
    await throttle.await_()  # ok
    if throttle.free:  # ok
        print(via_litellm("m", "x"))  # BLOCKS: QAM306 far
    with throttle.slot() as last:  # BLOCKS: QAM301 far
        print(last)
    stream = via_ollama("x")  # ok
    print("".join(stream))  # BLOCKS: QAM306 far
    print(Provider.all["openai"].complete("x"))  # BLOCKS: QAM306 far
    return order


async def fan_out(texts: list[str]) -> list[str]:
    with ThreadPoolExecutor() as pool:  # BLOCKS: QAM308
        jobs = [pool.submit(echo.complete, t) for t in texts]  # ok
        for job in as_completed(jobs):  # BLOCKS: QAM308
            print(job)
    done = [job.result() for job in jobs if job.done()]  # ok
    results = await asyncio.gather(*(echo.acomplete(t) for t in texts))  # ok
    return done + list(results)
