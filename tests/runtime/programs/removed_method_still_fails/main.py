from finder import Finder

finder = Finder()
finder.setup()
print(finder.find([1.0]))
