from colors import Color, Colors


def main():
    colors = Colors().open()
    print(colors.save(Color(i, n) for i, n in enumerate(["red", "green"])))
    print(colors.load(1), colors(0), colors(5))


if __name__ == "__main__":
    main()
