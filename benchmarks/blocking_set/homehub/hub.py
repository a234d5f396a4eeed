import asyncio

from .devices import Broker, Cached, Device, Fake, SerialDevice, UdpDevice
from .rules import Rule, State, all_values, log_event, print_event, slow_print, to_file, total

usb = SerialDevice("usb", "/dev/ttyUSB0")
udp = UdpDevice("udp", ("10.0.0.2", 99))
fake = Fake("fake")
state = State("state.txt")


async def sample() -> None:
    print(usb.read())  # BLOCKS: QAM307 far
    print(usb.poll(2))  # BLOCKS: QAM307 far
    print(fake.read(), fake.poll())  # ok
    print(udp.poll())  # BLOCKS: QAM307 far
    print(udp.fileno(), udp.name)  # ok
    print(Cached(usb).read())  # BLOCKS: QAM307 far
    print(await asyncio.to_thread(usb.poll))  # ok
    print(total([usb, udp]))  # BLOCKS: QAM307 far
    lazily = all_values([usb], [udp])  # ok
    print(sorted(lazily))  # BLOCKS: QAM307 far


async def rules(extra: list[Device]) -> list[str]:
    watched = [Rule(usb, 3), Rule(udp, 5)]  # ok
    broken = [r.label() for r in watched if r.broken()]  # BLOCKS: QAM307 far
    labels = [r.label() for r in watched]  # ok
    offline = await asyncio.gather(*[asyncio.to_thread(r.broken) for r in watched])  # ok
    print(any(d.read() > 3 for d in extra), offline)  # BLOCKS: QAM307 far
    return broken + labels


async def events() -> None:
    to_file("started")  # BLOCKS: QAM303 far
    print_event("started")  # ok
    slow_print("started")  # BLOCKS: QAM301 far
    door = Device("door").on(log_event)  # ok
    door.emit("open")  # BLOCKS: QAM303 far
    loop = asyncio.get_running_loop()  # ok
    loop.call_soon(print_event, "x")  # ok
    loop.call_later(3, to_file, "x")  # BLOCKS: QAM303 far
    del state["x"]  # BLOCKS: QAM303 far
    state.mode = "x"  # ok
    with state:  # BLOCKS: QAM303 far
        print("x")  # ok
    async with state:  # ok
        print("y")  # ok
    Broker().start()  # ok
    Broker().connect()  # BLOCKS: QAM307 far
    Broker().connect().start()  # BLOCKS: QAM307 far
    await asyncio.to_thread(Broker().forever)  # ok
    Broker().forever()  # BLOCKS: QAM307 far
