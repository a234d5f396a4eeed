from kv import Clock, KV

clock = Clock()
kv = KV(clock)
kv.set("a", 1, ttl=5)
kv.set("b", 2, ttl=50)
print(kv.get("a"), kv.get("b"), kv.size())
clock.now += 10
print(kv.get("a"), kv.get("b"))
print(kv.expire(), kv.size())
