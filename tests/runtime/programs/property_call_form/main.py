from shelf import Shelf

shelf = Shelf()
print(shelf.size, shelf.title)
