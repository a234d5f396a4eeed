from actions import action

Notes = action("Notes", name="notes")
Books = action("Books", name="books")

if __name__ == "__main__":
    print(Notes.make(Notes.name), Books.make("books"))
    print([kind().size() for kind in (Notes, Books)])
