from bus import bus
import handlers

bus.emit("boot", "s")
for r in [("eu", 1, 2), ("us", 3, 4, 5)]:
    print(bus.emit("write", r))
total = sum(c.count("s").count for c, *_ in handlers.SHARDS.values())
print(total)
