from service import PayloadService

s = PayloadService()
s.setup()
s.tag(1, color="red")
s.tag(2, color="blue", size=3)
print(s.payloads())
s.replace(1, {"only": True})
s.untag(2, "size")
print(s.payloads())
s.clear(1)
s.move(2, [0.0, 1.0])
s.bulk(3)
print(s.payloads(), s.vector(2))
