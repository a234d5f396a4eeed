from doc import Doc

doc = Doc(1)
doc.title = "new"
print(doc.title)
doc.title += "er"
print(doc.title)
