from factory import make
from repos import NotesRepo, TagsRepo


def main():
    notes = make(NotesRepo, location=":memory:")
    tags = make(TagsRepo, location=":memory:")
    for repo in (notes, tags):
        repo.create()
        repo.save(1, "hello")
        repo.save(2, "bye")
    print(notes.load(1), tags.load(2), notes.count(), tags.count())


if __name__ == "__main__":
    main()
