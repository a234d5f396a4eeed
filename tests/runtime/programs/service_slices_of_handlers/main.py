from handlers import Handlers

h = Handlers()
print(h.run_first(2), h.run_rest(), h.run_backwards(), h.run_copy())
