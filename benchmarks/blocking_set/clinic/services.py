from contextlib import contextmanager

from asgiref.sync import sync_to_async
from django.core.cache import cache
from django.core.mail import send_mail
from django.db import connection, transaction

from .models import Patient, Visit
from .tasks import remind


@contextmanager
def locked(patient_id):
    with transaction.atomic():
        yield Patient.objects.select_for_update().get(pk=patient_id)


def open_visits(doctor):
    return Visit.objects.open().of_doctor(doctor)


def page(queryset, start):
    return queryset[start : start + 20]


def rows():
    with connection.cursor() as cursor:
        cursor.execute("select 1")
        return cursor.fetchall()


def cached_count():
    return cache.get_or_set("visits", Visit.objects.count)


def schedule(patient):
    return remind.delay(patient.pk)


def notify(address):
    send_mail("visit", "tomorrow", "clinic@example.org", [address])


@sync_to_async
def names():
    return [p.name for p in Patient.objects.all()]


def titles(visits):
    return ", ".join(str(v) for v in visits)
