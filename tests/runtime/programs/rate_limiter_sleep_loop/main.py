from limiter import Limiter
from upload import upload


def progress(done, total):
    print(f"{done}/{total}")


print(upload(range(5), Limiter(per_second=1000), size=2, on_progress=progress))
