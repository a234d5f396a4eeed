import asyncio

from slack_bolt.async_app import AsyncApp

from .commands import COMMANDS, Command, command
from .saas import Issues, Sheets, Warehouse, anotion, aslack, calendar, charge, ns, pages, slack, sms

app = AsyncApp()
issues = Issues("t")
sheets = Sheets()
warehouse = Warehouse()


@command("issues")
def list_issues(arg: str) -> object:
    return issues.open(arg)


@command("echo")
def echo(arg: str) -> object:
    return arg


@app.command("/run")
async def run(ack, body, say):
    await ack()  # ok
    name, _, arg = body["text"].partition(" ")
    found = COMMANDS[name]  # ok
    print(found.usage)  # ok
    result = found.invoke(arg)  # BLOCKS: QAM302 far
    await say(str(result))  # ok
    direct = echo(arg)  # ok
    own = Command("x", echo).usage  # ok
    slack().chat_postMessage(channel="c", text=f"{direct} {own}")  # BLOCKS: QAM306
    await aslack().chat_postMessage(channel="c", text="x")  # ok


@app.event("message")
async def on_message(event):
    print(list_issues("a/b"))  # BLOCKS: QAM302 far
    print(issues.url("a/b"))  # ok
    print(issues.ticket("A-1").fields.summary)  # BLOCKS: QAM302 far
    row = sheets.row(3)  # BLOCKS: QAM302 far
    print(sheets.column_name(2))  # ok
    rows = await asyncio.to_thread(warehouse.rows, "select 1")  # ok
    rows += warehouse.rows("select 2")  # BLOCKS: QAM305 far
    warehouse.upload(warehouse.blob_name("a/b"), "x")  # BLOCKS: QAM302 far
    charge(3)  # BLOCKS: QAM302 far
    ns.charge(5)  # BLOCKS: QAM302 far
    ns.fmt("x")  # ok
    sms("x")  # BLOCKS: QAM302 far
    events = calendar()  # BLOCKS: QAM302 far
    found = await anotion.search(query="x")  # ok
    print(row, rows, events, found)  # ok


async def notes(notion) -> None:
    await asyncio.to_thread(pages, notion)  # ok
    pages(notion)  # BLOCKS: QAM306 far
    for issue in issues.repo("a/b").get_issues():  # BLOCKS: QAM302
        print(issue.title)  # ok
