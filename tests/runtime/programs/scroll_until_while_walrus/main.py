from cleaner import Cleaner
from store import make

client = make(7)
cleaner = Cleaner(client)
print(cleaner.remaining())
print(cleaner.purge(batch=3))
print(cleaner.remaining())
