from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import boto3
import redis
from elasticsearch import AsyncElasticsearch, Elasticsearch
from kafka import KafkaConsumer, KafkaProducer
from pymongo import MongoClient

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


class Clients:
    def __init__(self, bucket: str):
        self.bucket = bucket

    @functools.cached_property
    def s3(self) -> "S3Client":
        return boto3.client("s3")

    @functools.cached_property
    def producer(self) -> KafkaProducer:
        return KafkaProducer(bootstrap_servers="k:9092")

    @property
    def cache(self) -> redis.Redis:
        return redis.Redis.from_url("redis://r")

    @property
    def mongo(self):
        return MongoClient("mongodb://m")["app"]

    @staticmethod
    def search() -> Elasticsearch:
        return Elasticsearch("http://e:9200")

    @staticmethod
    def asearch() -> AsyncElasticsearch:
        return AsyncElasticsearch("http://e:9200")


def consumer(topic: str) -> KafkaConsumer:
    return KafkaConsumer(topic, bootstrap_servers="k:9092")


clients = Clients("bucket")
