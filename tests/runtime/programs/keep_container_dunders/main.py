from qdrant_client import QdrantClient

from mapping import Points


def main():
    points = Points(QdrantClient(":memory:"), "map")
    points.create()
    print(len(points), bool(points), 1 in points)
    points[1] = {"a": 1}
    print(len(points), bool(points), 1 in points, points[1])
    try:
        points[2]
    except KeyError as error:
        print("missing", error)


if __name__ == "__main__":
    main()
