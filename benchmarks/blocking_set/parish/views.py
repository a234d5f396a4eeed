from asgiref.sync import sync_to_async
from django.http import HttpRequest, JsonResponse
from django.views import View

from .models import Author, Book
from .services import counted, remembered, rename, tell, titles, titles_later


async def show(request: HttpRequest, title: str) -> JsonResponse:
    book = await Book.objects.select_related("author").aget(title=title)  # ok
    print(book.slug, book.author.label())  # ok
    print([b.title async for b in Book.objects.filter(title=title)])  # ok
    print(await titles_later(), await counted())  # ok
    queryset = Book.objects.filter(title=title).order_by("title")  # ok
    print(len(queryset))  # BLOCKS: QAM305
    other = Book.titled(title)  # BLOCKS: QAM305 far
    return JsonResponse({"t": titles(), "o": other})  # BLOCKS: QAM305 far


class Authors(View):
    async def get(self, request: HttpRequest, key: int) -> JsonResponse:
        author = Author.objects.get(pk=key)  # BLOCKS: QAM305
        print(author.books())  # BLOCKS: QAM305 far
        await sync_to_async(rename)(author, "x")  # ok
        rename(author, "x")  # BLOCKS: QAM305 far
        return JsonResponse({"l": author.label()})  # ok

    async def post(self, request: HttpRequest, key: int) -> JsonResponse:
        author = await Author.objects.acreate(name="x")  # ok
        await author.asave()  # ok
        author.save()  # BLOCKS: QAM305
        tell("a@b")  # BLOCKS: QAM307 far
        print(remembered("x"))  # BLOCKS: QAM305 far
        return JsonResponse({})


def plain(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"t": titles()})
