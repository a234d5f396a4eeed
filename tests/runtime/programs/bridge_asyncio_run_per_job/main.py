import asyncio

from jobs import job


def main():
    for id in (1, 2, 3):
        print(asyncio.run(job("j", id)))


if __name__ == "__main__":
    main()
