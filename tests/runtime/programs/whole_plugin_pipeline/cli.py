import sys

from pipeline.config import load
from pipeline.runner import Runner


def main(argv=None):
    argv = argv if argv is not None else sys.argv[1:]
    config = load(argv[0] if argv else "pipeline.json")
    runner = Runner(config)
    for line in runner.run_all():
        print(line)
    return 0 if not runner.failed else 1


if __name__ == "__main__":
    raise SystemExit(main())
