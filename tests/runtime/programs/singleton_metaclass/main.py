from reader import read
from store import Store
from writer import write

write(1)
write(2)
print(read(), Store() is Store())
