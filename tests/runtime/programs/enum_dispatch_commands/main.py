from commands import Command
from engine import Engine

engine = Engine()
script = [(Command.CREATE, "a"), (Command.ADD, "a"), (Command.ADD, "a"), (Command.SIZE, "a"), (Command.DROP, "a")]
print([engine.execute(command, name) for command, name in script])
