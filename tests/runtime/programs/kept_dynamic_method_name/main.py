import sys

from rpc import call

print(call(sys.argv[1]))
