from .manager import Manager


class Model:
    registry = {}
    objects = Manager()

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Model.registry[cls.__name__] = cls

    def __init__(self, id, **fields):
        self.id = id
        for name, value in fields.items():
            setattr(self, name, value)

    def save(self):
        type(self).objects.put(self)
        return self

    def delete(self):
        self.__class__.objects.remove(self.id)
