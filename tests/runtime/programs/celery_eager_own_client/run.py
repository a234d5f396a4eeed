from worker.tasks import add, index

print(add.delay(1, 2).get())
print(index.delay([1, 2]).get(), index.delay([3]).get())
