from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=50)

    def books(self) -> int:
        return self.book_set.count()

    def label(self) -> str:
        return f"by {self.name}"


class Book(models.Model):
    title = models.CharField(max_length=50)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)

    @classmethod
    def titled(cls, title: str) -> "Book | None":
        return cls.objects.filter(title=title).first()

    @property
    def slug(self) -> str:
        return self.title.lower().replace(" ", "-")
