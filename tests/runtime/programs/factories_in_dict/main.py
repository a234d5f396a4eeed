import sys

from factory import create
from store import describe

for mode in sys.argv[1:]:
    client = create(mode)
    print(mode, describe(client))
    client.close()
try:
    create("cloud")
except KeyError as error:
    print("no", error)
