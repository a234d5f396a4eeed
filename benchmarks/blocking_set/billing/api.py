import asyncio
from typing import Annotated

import aioboto3
import stripe
from litestar import Litestar, get, post
from litestar.di import Provide
from slack_sdk.web.async_client import AsyncWebClient
from starlette.concurrency import run_in_threadpool

from .gateways import Gateway, Ledger, Notifier, Receipt, Stripe, Voucher, notifier
from .taxes import Fixed, Table, rate, total, total_remote

voucher = Voucher()
card = Stripe()
ledger = Ledger()
tell = notifier("x")
slack = AsyncWebClient("x")


def gateway(kind: str) -> Gateway:
    return Gateway.registry[kind]()


@post("/pay/{kind:str}")
async def pay(kind: str, cents: int) -> dict:
    chosen = gateway(kind)  # ok
    receipt = chosen.charge(cents)  # BLOCKS: QAM306 far
    small = voucher.charge(cents)  # ok
    safe = await run_in_threadpool(card.charge, cents)  # ok
    several = card.charge_all([1, 2])  # BLOCKS: QAM306 far
    cheap = voucher.charge_all([1, 2])  # ok
    ledger.write(receipt)  # BLOCKS: QAM306 far
    tell.slack_message("paid")  # BLOCKS: QAM306 far
    tell.text("49", "paid")  # BLOCKS: QAM306 far
    await slack.chat_postMessage(channel="#money", text="paid")  # ok
    return {"n": receipt.number, "s": small.number, "x": [safe, several, cheap]}


@get("/invoices")
async def invoices() -> list[str]:
    keys = []
    for page in ledger.pages():  # BLOCKS: QAM306
        keys += [entry["Key"] for entry in page["Contents"]]
    link = ledger.link(keys[0])  # ok
    body = ledger.s3.get_object(Bucket="invoices", Key=keys[0])["Body"]  # BLOCKS: QAM306
    data = body.read()  # BLOCKS: QAM306
    async with aioboto3.Session().client("s3") as s3:  # ok
        await s3.put_object(Bucket="invoices", Key="x", Body=data)  # ok
    return [*keys, link]


@get("/tax")
async def tax(country: str, percent: int, ledger_entry: Annotated[int, 1] = 1) -> str:
    remote = rate(country)  # BLOCKS: QAM302 far
    local = rate(percent)  # ok
    summed = total([percent, ledger_entry])  # ok
    far = total_remote(["de", "fr"])  # BLOCKS: QAM302 far
    table = Table()  # ok
    print(table.germany)  # BLOCKS: QAM302 far
    print(Fixed.germany)  # ok
    return str(remote + local + summed + far)


async def refund(number: str, told: Notifier) -> Receipt:
    stripe.Refund.create(payment_intent=number)  # BLOCKS: QAM306
    customer = await stripe.Customer.create_async(name="x")  # ok
    charges = stripe.Charge.list(limit=3)  # BLOCKS: QAM306
    told.slack_message(str(charges))  # BLOCKS: QAM306 far
    number, url = card.charge(1)  # BLOCKS: QAM306 far
    return Receipt(number, url + customer.id)


async def nightly() -> None:
    def work() -> None:
        for receipt in card.charge_all([3]):
            ledger.write(receipt)

    await asyncio.to_thread(work)  # ok
    work()  # BLOCKS: QAM306 far


app = Litestar([pay, invoices, tax], dependencies={"told": Provide(lambda: tell, sync_to_thread=False)})
