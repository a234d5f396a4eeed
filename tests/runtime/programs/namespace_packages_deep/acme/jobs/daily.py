from .users import import_users

if __name__ == "__main__":
    print(import_users(["ann", "bob"]))
