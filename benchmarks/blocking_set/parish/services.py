from asgiref.sync import sync_to_async
from django.core.cache import cache
from django.core.mail import send_mail
from django.db import transaction

from .models import Author, Book


def rename(author: Author, name: str) -> None:
    with transaction.atomic():
        author.name = name
        author.save()


def titles() -> list[str]:
    return [b.title for b in Book.objects.all()]


def tell(address: str) -> None:
    send_mail("x", "y", "a@b", [address])


def remembered(key: str):
    return cache.get(key)


@sync_to_async
def titles_later() -> list[str]:
    return titles()


async def counted() -> int:
    return await Book.objects.filter(title="x").acount()  # ok
