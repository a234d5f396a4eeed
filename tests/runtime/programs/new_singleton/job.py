from vault import Vault


def first_half():
    Vault().open("box").keep(range(1, 6))


def second_half():
    vault = Vault()
    vault.lose([2, 4])
    return vault.ids()


def main():
    first_half()
    print(second_half())
    print(Vault() is Vault())


if __name__ == "__main__":
    main()
