import sys

from checks import CHECKS, connect


def run(name: str) -> bool:
    client = connect()
    ok = True
    for check in CHECKS:
        try:
            result = check(client, name)
        except ValueError:
            result = False
        print(check.__name__, "ok" if result else "failed")
        ok = ok and result
    client.close()
    return ok


if __name__ == "__main__":
    sys.exit(0 if run(sys.argv[1]) else 1)
