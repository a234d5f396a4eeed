from chain import Chain
from handlers import Answer, Count, Upper

chain = Chain([Upper(), Count()], Answer())
print(chain("red"))
print(chain("green"), chain.handlers[1].seen)
