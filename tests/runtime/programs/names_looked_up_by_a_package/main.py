import vdb
from vdb.cli import run

if __name__ == "__main__":
    raise SystemExit(run(["seed", "search:ab", "purge"]))
