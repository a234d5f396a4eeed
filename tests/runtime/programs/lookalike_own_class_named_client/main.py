from lite_user import lite
from real_user import real


def main():
    print("lite", lite())
    print("real", real())


if __name__ == "__main__":
    main()
