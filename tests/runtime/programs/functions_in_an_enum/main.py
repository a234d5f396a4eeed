from actions import Action
from store import connect


def main():
    db = connect()
    for action in (Action.CREATE, Action.FILL, Action.COUNT):
        print(action.name, action(db, "col"))
    print(Action["DROP"](db, "col"))


main()
