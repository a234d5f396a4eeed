from container import Container


def main() -> None:
    catalogue = Container.catalogue()
    catalogue.setup()
    for title, year in [("Dune", 1965), ("Emma", 1815), ("Solaris", 1961)]:
        catalogue.add(title, year)
    print(Container.answerer().answer("Dune"))
    print(Container.catalogue() is catalogue, Container.answerer() is Container.answerer())
    print(Container.client().get_collection("books").points_count)


if __name__ == "__main__":
    main()
