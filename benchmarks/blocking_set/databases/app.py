"""Databases: drivers, cursors, sessions, document stores."""

import sqlite3
from contextlib import closing

import boto3
import duckdb
import psycopg
import psycopg2
import pymysql
import redis
from elasticsearch import Elasticsearch, helpers
from neo4j import GraphDatabase
from pymongo import MongoClient
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine("postgresql://x")
SessionLocal = sessionmaker(bind=engine)
mongo = MongoClient("mongodb://x")
cache = redis.Redis(host="x")
s3 = boto3.client("s3")


def get_db() -> Session:
    return SessionLocal()


class Users:
    def __init__(self, db: Session, r: "redis.Redis"):
        self.db = db
        self.redis = r
        self.collection = mongo["shop"]["users"]
        self.es = Elasticsearch("http://x")

    async def get(self, id):
        cached = self.redis.get(id)  # BLOCKS: QAM305
        if cached:
            return cached
        row = self.db.query(dict).filter_by(id=id).first()  # BLOCKS: QAM305
        self.redis.set(id, row)  # BLOCKS: QAM305
        return row

    async def add(self, user):
        self.db.add(user)  # ok
        self.db.commit()  # BLOCKS: QAM305
        self.db.refresh(user)  # BLOCKS: QAM305

    async def find(self, name):
        return self.collection.find_one({"name": name})  # BLOCKS: QAM305

    async def search(self, q):
        return self.es.search(index="users", query=q)  # BLOCKS: QAM305

    async def all(self):
        return list(self.collection.find({}))  # BLOCKS: QAM305

    async def index(self, docs):
        helpers.bulk(self.es, docs)  # BLOCKS: QAM305


async def lite(path):
    con = sqlite3.connect(path)  # BLOCKS: QAM305
    con.execute("select 1")  # BLOCKS: QAM305
    cur = con.cursor()  # ok
    cur.execute("select 2")  # BLOCKS: QAM305
    rows = cur.fetchall()  # BLOCKS: QAM305
    con.commit()  # BLOCKS: QAM305
    con.close()  # ok
    with sqlite3.connect(path) as db:  # BLOCKS: QAM305
        db.execute("insert")  # BLOCKS: QAM305
    with closing(sqlite3.connect(path)) as other:  # BLOCKS: QAM305
        other.executemany("insert", [])  # BLOCKS: QAM305
    return rows


async def servers(dsn):
    con = psycopg2.connect(dsn)  # BLOCKS: QAM305
    with con.cursor() as cur:  # ok
        cur.execute("select 1")  # BLOCKS: QAM305
        cur.fetchone()  # BLOCKS: QAM305
    with psycopg.connect(dsn) as pg:  # BLOCKS: QAM305
        pg.execute("select 1")  # BLOCKS: QAM305
    my = pymysql.connect(host="x")  # BLOCKS: QAM305
    c = my.cursor()
    c.execute("select")  # BLOCKS: QAM305
    duck = duckdb.connect("x.db")  # BLOCKS: QAM305
    duck.execute("select 1")  # BLOCKS: QAM305


async def alchemy(session: Session):
    session.execute(text("select 1"))  # BLOCKS: QAM305
    session.get(dict, 1)  # BLOCKS: QAM305
    session.scalars(text("x")).all()  # BLOCKS: QAM305
    with engine.connect() as connection:  # BLOCKS: QAM305
        connection.execute(text("select 2"))  # BLOCKS: QAM305
    with engine.begin() as tx:  # BLOCKS: QAM305
        tx.execute(text("x"))  # BLOCKS: QAM305
    with SessionLocal() as db:
        db.commit()  # BLOCKS: QAM305
    get_db().execute(text("x"))  # BLOCKS: QAM305
    db = SessionLocal()
    try:
        db.rollback()  # BLOCKS: QAM305
    finally:
        db.close()  # ok


async def stores(key):
    cache.get(key)  # BLOCKS: QAM305
    cache.hset(key, "a", 1)  # BLOCKS: QAM305
    pipe = cache.pipeline()  # ok
    pipe.set("a", 1)  # ok
    pipe.execute()  # BLOCKS: QAM305
    redis.from_url("redis://x").ping()  # BLOCKS: QAM305
    redis.StrictRedis().get(key)  # BLOCKS: QAM305
    mongo.db.things.insert_many([{}])  # BLOCKS: QAM305
    mongo["db"].things.update_one({}, {})  # BLOCKS: QAM305
    for doc in mongo.db.things.find({}):  # BLOCKS: QAM305
        print(doc)
    s3.put_object(Bucket="b", Key=key, Body=b"")  # BLOCKS: QAM305
    boto3.resource("dynamodb").Table("t").get_item(Key={})  # BLOCKS: QAM305
    boto3.Session().client("sqs").send_message(QueueUrl="q", MessageBody="m")  # BLOCKS: QAM305


async def graph(uri):
    driver = GraphDatabase.driver(uri)  # ok
    driver.execute_query("match")  # BLOCKS: QAM305
    with driver.session() as session:
        session.run("match")  # BLOCKS: QAM305
