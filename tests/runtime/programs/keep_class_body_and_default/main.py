from schema import Schema, zeros


def main():
    print(Schema.dim, zeros(), Schema.client.count("k").count)


if __name__ == "__main__":
    main()
