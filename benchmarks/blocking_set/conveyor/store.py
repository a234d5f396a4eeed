import duckdb
import peewee
from influxdb_client import InfluxDBClient
from minio import Minio
from pony import orm

db = peewee.SqliteDatabase("belt.db")


class Item(peewee.Model):
    name = peewee.CharField()

    class Meta:
        database = db

    @classmethod
    def newest(cls):
        return cls.select().order_by(cls.id.desc()).get()


class Warehouse:
    def __init__(self) -> None:
        self._minio = Minio("localhost")
        self._duck = duckdb.connect(":memory:")
        self._influx = InfluxDBClient("http://localhost", "t")

    def put(self, path: str) -> None:
        self._minio.fput_object("belt", path, path)

    def report(self) -> list[tuple]:
        return self._duck.execute("select 1").fetchall()

    def point(self, line: str) -> None:
        from influxdb_client.client.write_api import SYNCHRONOUS

        self._influx.write_api(write_options=SYNCHRONOUS).write("b", "o", line)

    def name(self, path: str) -> str:
        return path.rsplit("/", 1)[-1]


@orm.db_session
def pony_count(entity) -> int:
    return orm.count(e for e in entity)
