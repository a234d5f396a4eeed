from django.core.cache import cache
from django.core.mail import send_mail
from django.db import connection, transaction

from .models import Article, Author


def publish(pk):
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=pk)
        article.published = True
        article.save()
    return article


def cached_titles(n=5):
    titles = cache.get("titles")
    if titles is None:
        titles = Article.objects.latest_titles(n)
        cache.set("titles", titles, 60)
    return titles


def raw_count():
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from article")
        return cursor.fetchone()[0]


def mail(author: Author):
    send_mail("hi", "text", "a@example", [author.name])


def unevaluated(name):
    return Article.objects.filter(author__name=name).exclude(published=False)
