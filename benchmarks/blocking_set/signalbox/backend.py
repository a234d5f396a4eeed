import json
import shelve
import sqlite3
from pathlib import Path

import boto3
import gspread
import kubernetes.client
import ldap3
import paho.mqtt.client as mqtt
import pika
import pyodbc


def shelf(path: str) -> dict:
    with shelve.open(path) as found:
        return dict(found)


def rows(dsn: str) -> list:
    connection = pyodbc.connect(dsn)
    cursor = connection.cursor()
    cursor.execute("select 1")
    return cursor.fetchall()


def message(queue_url: str) -> dict:
    sqs = boto3.client("sqs", region_name="eu")
    return sqs.receive_message(QueueUrl=queue_url)


def secret(name: str) -> str:
    session = boto3.session.Session()
    return session.client("secretsmanager").get_secret_value(SecretId=name)["SecretString"]


def sheet(name: str) -> list:
    return gspread.service_account().open(name).sheet1.get_all_records()


def pods() -> list:
    return kubernetes.client.CoreV1Api().list_namespaced_pod("x").items


def person(uid: str) -> bool:
    connection = ldap3.Connection(ldap3.Server("x"), auto_bind=True)
    return connection.search("dc=x", f"(uid={uid})")


def publish(topic: str, text: str) -> None:
    client = mqtt.Client()
    client.connect("broker")
    client.publish(topic, text)


def migrate(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript("create table x(y)")
    connection.close()


def channel():
    return pika.BlockingConnection().channel()


def encode(value: dict) -> bytes:
    return json.dumps(value).encode()


def memory() -> list:
    connection = sqlite3.connect(":memory:")
    return connection.execute("select 1").fetchall()
