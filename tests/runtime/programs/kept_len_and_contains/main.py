from box import Box

box = Box()
box.put(1, "a")
print(len(box), 1 in box, 2 in box, box[1])
