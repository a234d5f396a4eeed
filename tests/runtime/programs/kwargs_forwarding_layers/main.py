from api import Api

api = Api()
api.create("a", vectors_config={})
api.put("a", 1, 2, 3)
print(api.list("a", limit=2), api.list("a"), api.last)
