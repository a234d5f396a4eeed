from typing import Any

import aioboto3
import boto3
from botocore.config import Config


class Bucket:
    def __init__(self, name: str, client: Any = None) -> None:
        self.name = name
        self.client = client or boto3.client("s3", config=Config(retries={"max_attempts": 2}))
        self.table = boto3.resource("dynamodb").Table("objects")

    def put(self, key: str, body: bytes) -> None:
        self.client.put_object(Bucket=self.name, Key=key, Body=body)

    def row(self, key: str) -> dict:
        return self.table.get_item(Key={"key": key})["Item"]

    def url(self, key: str) -> str:
        return f"s3://{self.name}/{key}"

    def keys(self) -> list[str]:
        found = []
        for page in self.client.get_paginator("list_objects_v2").paginate(Bucket=self.name):
            found += [o["Key"] for o in page.get("Contents", ())]
        return found


async def copy(source: str, target: str, key: str) -> None:
    session = aioboto3.Session()
    async with session.client("s3") as s3:  # ok
        await s3.copy_object(Bucket=target, CopySource=f"{source}/{key}", Key=key)  # ok
