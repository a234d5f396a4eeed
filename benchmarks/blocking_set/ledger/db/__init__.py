from .repositories import AccountRepository, EntryRepository
from .session import get_session, session_scope

__all__ = ["AccountRepository", "EntryRepository", "get_session", "session_scope"]
