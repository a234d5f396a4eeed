from celery import Celery

app = Celery("worker")
app.conf.task_always_eager = True
app.conf.task_eager_propagates = True
