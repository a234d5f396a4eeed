"""Fills the shop and answers some requests: python main.py [--list]"""

import argparse

import api
import ingest
import search
from books import BOOKS
from settings import Settings
from store import opened

REQUESTS = [
    {"path": "/search", "q": "the sea and salt"},
    {"path": "/search", "q": "a garden at night", "genre": "novel"},
    {"path": "/shelves"},
    {"path": "/recommend", "likes": ["roads and trade", "life in the sea"]},
    {"path": "/basket"},
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="list all books")
    options = parser.parse_args()
    settings = Settings()
    with opened(settings) as store:
        print(f"{ingest.load(store, BOOKS, settings.batch_size)} books")
        for request in REQUESTS:
            print(request["path"], api.handle(store, request))
        if options.list:
            for line in search.listing(store):
                print(line)


if __name__ == "__main__":
    main()
