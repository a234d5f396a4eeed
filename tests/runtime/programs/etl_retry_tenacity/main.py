from robust import RobustStore

store = RobustStore()
store.setup()
print(store.save(1), store.attempts)
try:
    store.always_failing()
except ValueError as error:
    print("gave up:", error)
print(store.size())
