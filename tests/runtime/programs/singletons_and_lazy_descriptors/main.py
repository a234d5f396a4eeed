from core.db import Database, Settings
from core.repo import Repo


def main():
    Settings(dim=3)
    print(Settings()["dim"], Database() is Database("ignored"), Database().location)
    a, b = Repo("a").open(), Repo("b").open()
    a.write(x=[1, 0, 0], y=[0, 1, 0])
    b.write(z=[0, 0, 1])
    print(a.read(1), b.read(0), Database().names(), Database().opened)
    Repo("a").open()
    Database().client.close()  # awaited


if __name__ == "__main__":
    main()
