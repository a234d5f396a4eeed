from merge import merged, ranked
from seed import seed

client = seed({"a": [1.0, 3.0], "b": [2.0, 4.0]})
print(merged(client, ["a", "b"], 3))
print(ranked(client, {"a": 0.5, "b": 0.2}))
