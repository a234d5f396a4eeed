from django.db import models


class VisitQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed=False)

    def of_doctor(self, name):
        return self.filter(doctor=name)

    def total(self):
        return self.open().count()


class VisitManager(models.Manager.from_queryset(VisitQuerySet)):
    def today(self):
        return self.get_queryset().filter(day="today")


class Patient(models.Model):
    name = models.CharField(max_length=100)

    @classmethod
    def by_name(cls, name):
        return cls.objects.get(name=name)

    @property
    def last_visit(self):
        return self.visits.order_by("-day").first()

    @property
    def label(self):
        return f"patient {self.name}"


class Visit(models.Model):
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="visits")
    doctor = models.CharField(max_length=100)
    closed = models.BooleanField(default=False)

    objects = VisitManager()

    def close(self):
        self.closed = True
        self.save(update_fields=["closed"])

    def __str__(self):
        return f"{self.doctor}: {self.closed}"
