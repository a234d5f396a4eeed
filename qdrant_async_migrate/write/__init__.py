"""The one place that changes files. In: bytes before and after. Out: all of them written, or none; and a record to undo it.
A run that is killed is finished or taken back by the next one. Knows nothing of what the bytes mean."""

from qdrant_async_migrate.write.guard import uncommitted
from qdrant_async_migrate.write.planned import write_outcome
from qdrant_async_migrate.write.run import Change, Recovered, write
from qdrant_async_migrate.write.undo import Undone, recover, undo

__all__ = ["Change", "Recovered", "Undone", "recover", "uncommitted", "undo", "write", "write_outcome"]
