"""Tools: what is written in a class moves to a class of the registry."""


class Tool:
    title = "tool"

    def render(self):
        return f"<{self.title}>"


def made_of(user_class):
    class Made(Tool):
        pass

    for name, member in vars(user_class).items():
        if name.startswith("__") and name.endswith("__"):
            continue
        setattr(Made, name, member)
    Made.__name__ = user_class.__name__
    return Made
