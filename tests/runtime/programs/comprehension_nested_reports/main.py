from build import client
from report import by_collection, ids_over, nonempty, table

print(by_collection(client))
print(sorted(nonempty(client)))
print(ids_over(client, ["a", "b"], 0))
print(table(client, ["a", "b"], [1, 2]))
