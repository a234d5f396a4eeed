from resources import LOG, read_first, transfer

print(transfer(["a", "b"]))
print(read_first(3), LOG)
