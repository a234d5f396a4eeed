from jobs import CountJob, TextJob

for job in (TextJob.make(), CountJob.make()):
    print(job.execute())
