import time

import boto3
from celery import Celery

app = Celery("mix", broker="redis://")
s3 = boto3.client("s3")


@app.task
def resize(key: str) -> str:
    time.sleep(3)
    s3.download_file("bucket", key, "/tmp/x")
    return key


@app.task(bind=True)
def archive(self, key: str) -> None:
    s3.copy_object(Bucket="old", CopySource=f"bucket/{key}", Key=key)


def purge(keys: list[str]) -> int:
    for key in keys:
        s3.delete_object(Bucket="bucket", Key=key)
    return len(keys)
