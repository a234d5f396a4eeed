from app import create_app, current
from views import create, size, write


def main():
    app = create_app()
    current.set(app.state.client)
    create(app, "a")
    write(app, "a", 1)
    write(app, "a", 2)
    print(size("a"), app.state.client.collection_exists("b"))


if __name__ == "__main__":
    main()
