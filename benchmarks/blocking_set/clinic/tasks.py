from celery import Celery, shared_task

app = Celery("clinic", broker="redis://")


@shared_task
def remind(pk):
    return pk


@app.task(bind=True)
def report(self, doctor):
    return doctor
