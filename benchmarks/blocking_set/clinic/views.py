import asyncio

from asgiref.sync import async_to_sync, sync_to_async
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views import View

from .models import Patient, Visit
from .services import cached_count, locked, names, notify, open_visits, page, rows, schedule, titles
from .tasks import remind, report


async def index(request):
    visits = open_visits("Smith")  # ok
    first = page(visits, 0)  # ok
    for visit in first:  # BLOCKS: QAM305
        print(visit.doctor)
    shown = titles(page(visits, 20))  # BLOCKS: QAM305 far
    async for visit in visits:  # ok
        print(visit.doctor)  # ok
    count = await visits.acount()  # ok
    total = visits.total()  # BLOCKS: QAM305 far
    return JsonResponse({"count": count, "total": total, "shown": shown})


async def detail(request, pk):
    patient = get_object_or_404(Patient, pk=pk)  # BLOCKS: QAM305
    other = await Patient.objects.aget(pk=pk)  # ok
    last = patient.last_visit  # BLOCKS: QAM305 far
    print(other.label, str(last))  # ok
    if Visit.objects.today().exists():  # BLOCKS: QAM305
        patient.save()  # BLOCKS: QAM305
    await other.asave()  # ok
    return render(request, "detail.html", {"patient": other.label})


async def close(request, pk):
    visit = await Visit.objects.aget(pk=pk)  # ok
    visit.close()  # BLOCKS: QAM305 far
    with locked(pk) as patient:  # BLOCKS: QAM305 far
        patient.name = "x"
    await sync_to_async(visit.close)()  # ok
    found = Patient.by_name("Ann")  # BLOCKS: QAM305 far
    job = schedule(found)  # BLOCKS: QAM305 far
    result = remind.delay(pk)  # BLOCKS: QAM305
    value = result.get(timeout=10)  # BLOCKS: QAM305
    report.apply_async(args=["Smith"])  # BLOCKS: QAM305
    signature = report.s("Smith")  # ok
    return JsonResponse({"job": str(job), "value": value, "sig": str(signature)})


class Numbers(View):
    async def get(self, request):
        table = rows()  # BLOCKS: QAM305 far
        safe = await sync_to_async(rows)()  # ok
        number = cached_count()  # BLOCKS: QAM305 far
        people = await names()  # ok
        notify("a@example.org")  # BLOCKS: QAM307 far
        await asyncio.to_thread(notify, "b@example.org")  # ok
        several = list(Visit.objects.open()[:5])  # BLOCKS: QAM305
        chosen = Visit.objects.filter(closed=True).order_by("doctor")  # ok
        return JsonResponse({"n": number, "t": len(table), "s": len(safe), "p": people, "v": several, "c": str(chosen.query)})

    async def post(self, request):
        made = await Visit.objects.acreate(doctor="x")  # ok
        Visit.objects.bulk_create([Visit(doctor="a"), Visit(doctor="b")])  # BLOCKS: QAM305
        deleted = Visit.objects.filter(doctor="z").delete()  # BLOCKS: QAM305
        return JsonResponse({"made": made.pk, "deleted": deleted[0]})


def plain(request):
    return JsonResponse({"n": Visit.objects.count(), "x": async_to_sync(names)()})  # ok
