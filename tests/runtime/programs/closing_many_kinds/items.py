from qdrant_client.models import Distance, PointStruct, VectorParams

from db import rows, vectors
from pool import with_connection


@with_connection(rows)
def create_table(db):
    db.execute("create table item (id integer primary key, name text)")
    db.commit()


@with_connection(vectors)
def create_index(client):
    client.create_collection("items", vectors_config=VectorParams(size=2, distance=Distance.DOT))


@with_connection(rows)
def insert(db, name):
    cursor = db.execute("insert into item (name) values (?)", (name,))
    db.commit()
    return cursor.lastrowid


def add(name):
    ident = insert(name)
    with vectors.connection() as client:
        client.upsert("items", [PointStruct(id=ident, vector=[float(len(name)), 1.0])])
    return ident


@with_connection(vectors)
def similar(client, name, limit=2):
    ids = [p.id for p in client.query_points("items", query=[float(len(name)), 0.0], limit=limit).points]
    with rows.connection() as db:
        return [db.execute("select name from item where id = ?", (i,)).fetchone()[0] for i in ids]


@with_connection(vectors)
def total(client):
    return client.count("items").count
