from scopes import LOG, client, count_inside


def main():
    print(count_inside("one"), count_inside(text="two"), count_inside.__name__)
    print(LOG, client.collection_exists("t"))


if __name__ == "__main__":
    main()
