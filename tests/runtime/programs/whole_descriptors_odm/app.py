from odm import Connection, Field, Model, VectorField, connect


class City(Model):
    __collection__ = "cities"
    name = Field(str)
    people = Field(int, default=0)
    where = VectorField(2)


class River(Model):
    __collection__ = "rivers"
    name = Field(str)
    where = VectorField(2)


def main() -> None:
    connect(Connection(":memory:"))
    for cls in (City, River):
        print(cls.objects.setup())
    lisbon = City(id=1, name="Lisbon", people=545, where=[0.1, 0.9]).save()
    City(id=2, name="Porto", people=231, where=[0.2, 0.95]).save()
    River(id=1, name="Tejo", where=[0.15, 0.9]).save()
    print(lisbon.name, City.objects.count(), River.objects.count())
    print([c.name for c in City.objects.near([0.2, 0.95], limit=1)])
    lisbon.people = 550
    lisbon.save()
    print(City.objects.get(1).people)
    print(sorted(c.name for c in City.objects.filter(people=231)))
    for cls in Model.registry.values():
        print(cls.__name__, cls.objects.names())
    lisbon.delete()
    print(City.objects.count(), City.objects.get(1))
    try:
        City(id=3, name=5, where=[0, 0])
    except TypeError as error:
        print(error)


if __name__ == "__main__":
    main()
