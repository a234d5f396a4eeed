import finder

finder.seed()
print(finder.search([1.0]))
