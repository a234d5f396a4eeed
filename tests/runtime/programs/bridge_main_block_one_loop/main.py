from work import add, nearest, page, setup

if __name__ == "__main__":
    setup()
    for i in range(4):
        add(i, i, 4 - i)
    print(nearest(1, 0))
    print(nearest(0, 1))
    rows, offset = page()
    print([r.id for r in rows], offset)
