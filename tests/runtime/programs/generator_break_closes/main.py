from seed import seeded
from work import run
def main():
    client = seeded()
    print(run(client))
if __name__ == "__main__":
    main()
