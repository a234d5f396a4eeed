from repo import Repository


def open_repo(name):
    repo = Repository(name)
    print("connected", repo._client is not None)
    if not repo.exists():
        repo.create()
    print("connected", repo._client is not None, "exists", repo.exists())
    return repo


if __name__ == "__main__":
    repo = open_repo("places")
    repo.save(7, 1.5, 2.5)
    repo.save(8, 0.5, 0.5)
    print(repo.load(8, 7, 9))
