from .deco import LOG
from .repo import build


def main():
    orders = build()
    print(orders.save(1, {"n": 1}), orders.save(2, {"n": 2}))
    try:
        orders.save(3, {})
    except ValueError as error:
        print("refused", error)
    print(orders.size(), orders.label(), orders.trail, LOG)


if __name__ == "__main__":
    main()
