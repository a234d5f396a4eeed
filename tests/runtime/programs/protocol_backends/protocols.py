from typing import Optional, Protocol, runtime_checkable


@runtime_checkable
class Backend(Protocol):
    def put(self, key: int, value: str) -> None: ...

    def get(self, key: int) -> Optional[str]: ...
