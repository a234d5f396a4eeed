COMMANDS = {}


def command(name):
    def register(function):
        COMMANDS[name] = function
        return function

    return register
