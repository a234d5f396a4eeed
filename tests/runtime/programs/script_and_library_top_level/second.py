import first

print("second sees", first.names())
