import files_report
import points_report


def main():
    print(files_report.report())  # same
    print(points_report.report())


if __name__ == "__main__":
    main()
