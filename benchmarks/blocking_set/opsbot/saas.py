from __future__ import annotations

import os
from functools import cache, cached_property
from types import SimpleNamespace

import gspread
import pygsheets
import stripe
from github import Github
from google.cloud import bigquery, storage
from googleapiclient.discovery import build
from jira import JIRA
from notion_client import AsyncClient as AsyncNotion
from notion_client import Client as Notion
from slack_sdk import WebClient
from slack_sdk.web.async_client import AsyncWebClient
from twilio.rest import Client as Twilio


@cache
def slack() -> WebClient:
    return WebClient(os.environ["SLACK"])


def aslack() -> AsyncWebClient:
    return AsyncWebClient(os.environ["SLACK"])


class Sheets:
    @cached_property
    def book(self):
        return gspread.service_account().open("budget")

    def row(self, n: int) -> list[str]:
        return self.book.sheet1.row_values(n)

    def column_name(self, n: int) -> str:
        return chr(ord("A") + n)


class Issues:
    def __init__(self, token: str) -> None:
        self.gh = Github(token)
        self.jira = JIRA("https://jira")

    def repo(self, name: str):
        return self.gh.get_repo(name)

    def open(self, name: str) -> list[str]:
        return [i.title for i in self.repo(name).get_issues(state="open")]

    def ticket(self, key: str):
        return self.jira.issue(key)

    def url(self, name: str) -> str:
        return f"https://github.com/{name}"


class Warehouse:
    def __init__(self):
        self.bq = bigquery.Client()
        self.gcs = storage.Client()

    def rows(self, sql: str) -> list:
        return list(self.bq.query(sql).result())

    def upload(self, name: str, data: str) -> None:
        self.gcs.bucket("b").blob(name).upload_from_string(data)

    def blob_name(self, name: str) -> str:
        return name.replace("/", "_")


def charge(amount: int) -> str:
    return stripe.Charge.create(amount=amount, currency="eur").id


def sms(text: str) -> None:
    Twilio("a", "b").messages.create(to="+1", from_="+2", body=text)


def calendar():
    return build("calendar", "v3").events().list(calendarId="primary").execute()


def pages(notion: Notion) -> dict:
    return notion.search(query="x")


anotion = AsyncNotion()
ns = SimpleNamespace(charge=charge, fmt=str.upper)
sheets = pygsheets
