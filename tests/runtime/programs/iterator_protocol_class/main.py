from cursor import Cursor
from data import open_client

client = open_client(5)
print([r.id for r in Cursor(client, "d", 2)])
for n, record in enumerate(Cursor(client, "d", 3)):
    if n == 1:
        print("second", record.id)
        break
cursor = Cursor(client, "d", 2)
print(next(cursor).id, next(cursor).id, cursor.pages)
