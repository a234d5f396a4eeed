import abc


class Kept(type):
    made = []

    def __call__(cls, *args, **kwargs):
        view = super().__call__(*args, **kwargs)
        Kept.made.append(view)
        return view


class View(metaclass=Kept):
    def __init__(self, shelf):
        self.shelf = shelf

    @property
    def total(self):
        return self.shelf.size()

    def show(self):
        return f"{self.total} {self.shelf.ids()}"


class Sized(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "size") or NotImplemented
