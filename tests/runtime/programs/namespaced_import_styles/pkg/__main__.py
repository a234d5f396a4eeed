from . import Client, work

client = Client(":memory:")
work.create(client, "x", "y")
print(work.names(client), isinstance(client, Client))
