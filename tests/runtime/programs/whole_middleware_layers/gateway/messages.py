from dataclasses import dataclass, field


@dataclass
class Request:
    method: str
    path: str
    params: dict
    user: str | None = None


@dataclass
class Response:
    status: int
    body: object = None
    headers: dict = field(default_factory=dict)
