import asyncio

from asgiref.sync import async_to_sync, sync_to_async
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views import View

from .models import Article, Author
from .services import cached_titles, mail, publish, raw_count, unevaluated


async def index(request: HttpRequest):
    titles = cached_titles()  # BLOCKS: QAM305 far
    safe = await sync_to_async(cached_titles)()  # ok
    query = unevaluated("jane")  # ok
    found = [a async for a in query]  # ok
    again = [a.title for a in query]  # BLOCKS: QAM305
    n = await query.acount()  # ok
    m = query.count()  # BLOCKS: QAM305
    return JsonResponse({"t": titles, "s": safe, "f": len(found), "a": again, "n": n, "m": m})  # ok


async def detail(request, pk):
    article = await Article.objects.aget(pk=pk)  # ok
    print(article.slug)  # ok
    print(article.siblings)  # BLOCKS: QAM305 far
    other = Article.objects.get(pk=pk)  # BLOCKS: QAM305
    third = get_object_or_404(Article, pk=pk)  # BLOCKS: QAM305
    other.title = "x"
    other.save()  # BLOCKS: QAM305
    await other.asave()  # ok
    published = Article.objects.published()  # ok
    first = published.first()  # BLOCKS: QAM305
    last = await published.alast()  # ok
    exists = await Article.objects.filter(pk=1).aexists()  # ok
    return render(request, "detail.html", {"a": article, "t": third, "f": first, "l": last, "e": exists})


class PublishView(View):
    async def post(self, request, pk):
        publish(pk)  # BLOCKS: QAM305 far
        article = await sync_to_async(publish, thread_sensitive=True)(pk)  # ok
        author = await Author.objects.afirst()  # ok
        author.touch()  # BLOCKS: QAM305 far
        author.initials()  # ok
        mail(author)  # BLOCKS: QAM307 far
        await asyncio.to_thread(mail, author)  # ok
        await cache.aset("x", 1)  # ok
        cache.delete("titles")  # BLOCKS: QAM305
        total = raw_count()  # BLOCKS: QAM305 far
        Article.objects.bulk_create([Article(title="a")])  # BLOCKS: QAM305
        new = Article(title="b", author=author)  # ok
        await Article.objects.acreate(title="c", author=author)  # ok
        Article.objects.create(title="d", author=author)  # BLOCKS: QAM305
        return HttpResponse(f"{article} {total} {new}")  # ok

    @sync_to_async
    def helper(self, pk):
        return Article.objects.get(pk=pk)  # ok

    async def get(self, request, pk):
        return JsonResponse({"a": (await self.helper(pk)).title})  # ok
