from steps import Steps

steps = Steps()
for step in (steps.create, steps.insert, steps.size):
    print(step.__name__, step())
results = [(name, step()) for name, step in steps.table.items()]
print(results)
