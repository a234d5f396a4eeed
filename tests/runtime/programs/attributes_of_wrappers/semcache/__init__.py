from .decorators import cached
from .store import CacheStore
