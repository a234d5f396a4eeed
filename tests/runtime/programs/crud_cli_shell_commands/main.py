import sys

from shell import Shell

shell = Shell()
for line in open(sys.argv[1]):
    print(line.strip(), "->", shell.run(line.split()))
