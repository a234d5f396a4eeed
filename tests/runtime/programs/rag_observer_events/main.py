from bus import Bus
from listeners import Audit, Indexer

bus = Bus()
indexer, audit = Indexer(bus), Audit(bus)
bus.publish("created", id=1)
bus.publish("created", id=2)
bus.publish("removed", id=1)
print(indexer.size(), audit.lines)
