from backend import HAVE_QDRANT, get_backend

backend = get_backend()
print(HAVE_QDRANT, type(backend).__name__)
print(backend.put("k", "v"), backend.get("k"), backend.get("z"))
