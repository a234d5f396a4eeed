from search import find, open_index

index = open_index()
for hit in find(index, [1.0, 0.0], top=2):
    print(hit["id"], hit["label"])
print(index.name, index.client.count(index.name).count)
