from jobs import collect, report
from scheduler import Scheduler


def main():
    scheduler = Scheduler()
    scheduler.every(2, collect)
    scheduler.run(7)
    print(report())
    scheduler.run(9)
    print(report())


if __name__ == "__main__":
    main()
