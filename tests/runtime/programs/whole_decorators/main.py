from search.engine import Engine
from search.instrument import METRICS
from search.policies import CircuitOpen


def main():
    engine = Engine()
    engine.load({1: "green tea", 2: "black tea", 3: "black coffee"})
    print(engine.find("tea"))
    print(engine.find("black"))
    print(engine.find("tea"))
    print(engine.best("coffee"))
    print(engine.flaky(fail=2))
    for _ in range(3):
        try:
            engine.broken()
        except CircuitOpen as exc:
            print("circuit open:", exc)
        except ValueError as exc:
            print("value error:", exc)
    print(engine.describe())
    print({k: v for k, v in sorted(METRICS.items())})


main()
