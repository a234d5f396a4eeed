from tree import add, ancestors, client, depth, siblings

add(1, None)
for child, parent in [(2, 1), (3, 1), (4, 2), (5, 4)]:
    add(child, parent)
print(ancestors(5), depth(5), depth(1))
print(siblings(3), siblings(1))
print(client.count("nodes").count)
