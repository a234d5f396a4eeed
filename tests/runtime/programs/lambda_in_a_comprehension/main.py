from handlers import Handlers

print(Handlers().run(), Handlers().values())
