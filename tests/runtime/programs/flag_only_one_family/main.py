from jobs import job
from reports import report


def main():
    print("job", job("j"))
    print("report", report())


if __name__ == "__main__":
    main()
