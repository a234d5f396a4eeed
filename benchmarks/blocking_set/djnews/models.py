from django.db import models


class PublishedManager(models.Manager):
    def latest_titles(self, n):
        return list(self.filter(published=True).order_by("-id").values_list("title", flat=True)[:n])

    def published(self):
        return self.filter(published=True)


class Author(models.Model):
    name = models.CharField(max_length=50)

    def touch(self):
        self.name = self.name.strip()
        self.save(update_fields=["name"])

    def initials(self):
        return self.name[:1]


class Article(models.Model):
    title = models.CharField(max_length=50)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    published = models.BooleanField(default=False)
    objects = PublishedManager()

    @property
    def siblings(self):
        return Article.objects.filter(author_id=self.author_id).count()

    @property
    def slug(self):
        return self.title.lower()
