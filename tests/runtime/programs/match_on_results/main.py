from classify import Classifier

c = Classifier()
c.fill({"empty": 0, "one": 1, "three": 3})
for name in ("empty", "one", "three", "none"):
    print(name, c.classify(name))
print(c.command(["drop", "one"]), c.command(["count", "three", "x"]), c.command(["?"]))
