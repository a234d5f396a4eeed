from .db import make_client
from .repo import Repo
from .settings import settings

repo = Repo(make_client(settings), settings.collection)
repo.init()
print(repo.put("x"), repo.put("y"), repo.size())
