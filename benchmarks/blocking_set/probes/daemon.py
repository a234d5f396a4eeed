import asyncio

from aiohttp import web

from .net import (
    CHECKS,
    PROBES,
    Channel,
    Ssh,
    certificate,
    fetch,
    first,
    http_head,
    load,
    lookup,
    memory,
    names,
    ping,
    run_all,
    smtp,
    syntax,
    tcp,
)

channel = Channel()


async def probe(request: web.Request) -> web.Response:
    host = request.match_info["host"]  # ok
    print(tcp(host))  # BLOCKS: QAM307 far
    print(http_head(host))  # BLOCKS: QAM302 far
    print(fetch(f"https://{host}"))  # BLOCKS: QAM302 far
    print(lookup(host))  # BLOCKS: QAM307 far
    smtp(host)  # BLOCKS: QAM307 far
    print(syntax(host))  # ok
    print(CHECKS["syntax"](host))  # ok
    print(CHECKS["tcp"](host))  # BLOCKS: QAM307 far
    print(run_all(host))  # BLOCKS: QAM307 far
    print(names())  # ok
    print(PROBES[0].run(host), PROBES[0].name)  # BLOCKS: QAM307 far
    print(first(ping, [host]))  # BLOCKS: QAM304 far
    print(first(syntax, [host]))  # ok
    print(certificate(host))  # BLOCKS: QAM307 far
    results = await asyncio.gather(*(asyncio.to_thread(p.run, host) for p in PROBES))  # ok
    return web.json_response(results)  # ok


async def machine(request: web.Request) -> web.Response:
    print(load())  # BLOCKS: QAM301 far
    print(memory())  # ok
    ssh = Ssh("h")  # ok
    print(str(ssh))  # ok
    ssh.connect()  # BLOCKS: QAM307 far
    print(ssh.uptime())  # BLOCKS: QAM307 far
    print(Ssh("x").connect().uptime())  # BLOCKS: QAM307 far
    channel.poke()  # ok
    channel.wait()  # BLOCKS: QAM307 far
    channel.take()  # BLOCKS: QAM307 far
    reader, writer = await asyncio.open_connection("h", 80)  # ok
    writer.write(b"x")  # ok
    writer.close()  # ok
    await writer.wait_closed()  # ok
    return web.Response(text=str(reader))  # ok
