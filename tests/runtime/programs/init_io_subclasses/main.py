from collections_ import Logs, Metrics


def main():
    logs, metrics = Logs(), Metrics("cpu")
    print(logs.description(), metrics.description())
    print(isinstance(metrics, Logs))


main()
