import asyncio
from pathlib import Path

from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes

from .basket import Basket, current
from .payments import ShopApi, charge, rate, requests, sms

api = ShopApi("http://shop")


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    requests.post(update.message.text)  # ok
    await update.message.reply_text(requests.get(0))  # ok


async def show(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    basket = Basket(update.effective_user.id)  # ok
    print(len(basket), "tea" in basket, basket.file)  # ok
    for item in basket.saved:  # BLOCKS: QAM303 far
        basket.add(item)  # ok
    await update.message.reply_text(basket.text())  # ok


async def add(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    with Basket(1) as basket:  # BLOCKS: QAM303 far
        basket.add("tea")  # ok
    current.set(basket)  # ok
    current.get().save()  # BLOCKS: QAM303 far
    await asyncio.to_thread(current.get().save)  # ok


async def load(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    basket = Basket.load(1)  # BLOCKS: QAM303 far
    context.user_data["basket"] = basket  # ok
    product = await api.aget("/tea")  # ok
    print(api.request("/tea").url, product)  # ok
    print(api.get("/tea"))  # BLOCKS: QAM302 far
    api.close()  # ok


async def pay(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    number = charge(100)  # BLOCKS: QAM302 far
    sms("1", number)  # BLOCKS: QAM302 far
    api.post("/paid", {"n": number})  # BLOCKS: QAM302 far
    await update.message.reply_text(f"{rate('usd'):.2f}")  # BLOCKS: QAM302 far


async def price(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    open = {"tea": 3}.get  # ok
    await update.message.reply_text(str(open("tea")))  # ok
    names = sorted(Path("x").name for _ in range(2))  # ok
    context.job_queue.run_once(remind, 3)  # ok
    print(names)


async def remind(context: ContextTypes.DEFAULT_TYPE) -> None:
    await asyncio.get_running_loop().run_in_executor(None, sms, "1", "pay")  # ok


def nightly() -> None:
    for user in range(10):
        Basket.load(user).save()
        api.get(f"/users/{user}")


async def post_init(application: Application) -> None:
    nightly()  # BLOCKS: QAM303 far


def main() -> None:
    application = Application.builder().token("t").post_init(post_init).build()
    for name, handler in {"start": start, "show": show, "add": add, "load": load, "pay": pay, "price": price}.items():
        application.add_handler(CommandHandler(name, handler))
    nightly()
    application.run_polling()


if __name__ == "__main__":
    main()
