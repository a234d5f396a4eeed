from vault import Vault

print("opening")
vault = Vault()

print("adding")
for number, text in enumerate(["tea", "a longer note", "the longest note of all"], start=1):
    vault.add(number, text)
    print("added", text)

found = vault.nearest("milk")
if found:
    print("nearest:", found[0])
else:
    print("nothing found")
    exit(1)

assert found == ["tea"]
print("done")
