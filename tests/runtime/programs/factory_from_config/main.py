import sys
import db
from qdrant_client.http.models import PointStruct


def fill(client, settings):
    for i in range(4):
        client.upsert(settings.collection, points=[PointStruct(id=i, vector=[float(i)] * settings.dim)])


def main(profile):
    client, settings = db.connect(profile)
    fill(client, settings)
    near = client.query_points(settings.collection, query=[1.2] * settings.dim, limit=2)
    print(profile, [p.id for p in near.points])
    info = client.get_collection(settings.collection)
    print(info.points_count, info.config.params.vectors.size)


if __name__ == "__main__":
    main(sys.argv[1])
