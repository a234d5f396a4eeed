import asyncio
import signal

from watcher.loop import Watcher
from watcher.settings import load_settings
from watcher.state import connect, prepare


def main() -> None:
    settings = load_settings({"WATCH_COLLECTION": "events", "WATCH_TICKS": "3"})
    client = connect(settings)
    created = prepare(client, settings)
    print("created" if created else "found", settings.collection)
    watcher = Watcher(client, settings)
    signal.signal(signal.SIGTERM, lambda *_: watcher.stop())
    asyncio.run(watcher.run())
    print(watcher.summary())
    client.close()


if __name__ == "__main__":
    main()
