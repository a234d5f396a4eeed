import ttl
from counts import add, count

add("a")
print(count("a"))
add("a")
print(count("a"))
ttl.now += 10
print(count("a"))
