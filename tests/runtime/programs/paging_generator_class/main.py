from data import client
from pager import Pager

pager = Pager(client, "p", size=2)
print([r.id for r in pager.records()])
print(next(pager.records()).id)
for record in pager.records():
    if record.id == 3:
        print("found", record.id, "after", pager.requests)
        break
else:
    print("never")
print(list(pager.batches())[-1])
print(pager.requests)
