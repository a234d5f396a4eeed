from contextlib import closing, ExitStack
from session import open_client, session, Session
from tasks import count, fill


def main():
    with session() as client:
        fill(client, "x")
        print(count(client, "x"))
    with open_client() as client:
        fill(client, "y", n=2)
        print(count(client, "y"))
    with ExitStack() as stack:
        s = stack.enter_context(Session())
        fill(s.client, "z", n=1)
        print(count(s.client, "z"))


if __name__ == "__main__":
    main()
