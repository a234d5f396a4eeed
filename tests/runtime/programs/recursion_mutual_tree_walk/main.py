from graph import Graph

g = Graph({1: [2, 3], 2: [4], 3: [4], 4: [1]})
g.load()
print(sorted(g.reach(1)), g.levels(1), g.path(1, 4), g.path(4, 9))
