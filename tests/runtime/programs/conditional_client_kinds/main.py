import sys

from choose import describe, open_client

client = open_client(sys.argv[1:])
print(describe(client), describe(None))
client.close()
