"""What is defined with our own decorator is what the standard library's makes of it."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any, Generic, TypeVar

import pytest

from qdrant_async_migrate import records

T = TypeVar("T")


@records.dataclass(frozen=True, slots=True)
class Point:
    """A doc."""

    x: int
    y: int = 0
    tags: tuple[str, ...] = records.field(default=(), compare=False)
    seen: list[int] = records.field(default_factory=list, repr=False, compare=False)

    @property
    def both(self) -> int:
        return self.x + self.y


@dataclasses.dataclass(frozen=True, slots=True)
class StandardPoint:
    """A doc."""

    x: int
    y: int = 0
    tags: tuple[str, ...] = dataclasses.field(default=(), compare=False)
    seen: list[int] = dataclasses.field(default_factory=list, repr=False, compare=False)


@records.dataclass
class Open(Generic[T]):
    name: str
    more: dict[str, int] = records.field(default_factory=dict)
    told: bool = False

    def __post_init__(self) -> None:
        self.told = bool(self.name)


@records.dataclass(frozen=True)
class Whole:
    only: int = 3


@records.dataclass(eq=False, slots=True)
class Apart:
    only: int


@records.dataclass(frozen=True, slots=True)
class Nothing:
    pass


@pytest.mark.parametrize(
    ("args", "keywords"), [((1,), {}), ((1, 2), {}), ((1, 2, ("a",), [3]), {}), ((), {"y": 5, "x": 4}), ((1,), {"seen": [1]})]
)
def test_objects_are_those_of_the_standard_library(args: Any, keywords: Any) -> None:
    ours, standard = Point(*args, **keywords), StandardPoint(*args, **keywords)
    assert repr(ours) == repr(standard).replace("StandardPoint", "Point")
    assert dataclasses.asdict(ours) == dataclasses.asdict(standard)
    again = Point(*args, **keywords)
    assert ours == again and hash(ours) == hash(again) and ours is not again and ours != standard
    assert records.replace(ours, y=9) == dataclasses.replace(ours, y=9) and records.replace(ours, y=9).y == 9


@pytest.mark.parametrize(("args", "keywords"), [((), {}), ((1, 2, (), [], 5), {}), ((1,), {"z": 1}), ((1,), {"x": 1})])
def test_wrong_arguments_are_refused(args: Any, keywords: Any) -> None:
    for made in (Point, StandardPoint):
        with pytest.raises(TypeError):
            made(*args, **keywords)


def test_what_is_left_out_of_the_comparison() -> None:
    assert Point(1, 2, ("a",), [1]) == Point(1, 2) and hash(Point(1, 2, ("a",), [1])) == hash(Point(1, 2))
    assert Point(1, 2) != Point(1, 3) and Point(1).seen is not Point(1).seen


@pytest.mark.parametrize("record", [Point(1, seen=[2]), Whole(), Nothing()])
def test_frozen_means_frozen(record: Any) -> None:
    for name in ("x", "only", "new"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record, name, 1)
        with pytest.raises(dataclasses.FrozenInstanceError):
            delattr(record, name)
    assert pickle.loads(pickle.dumps(record, 5)) == record == copy.deepcopy(record)
    assert len({record, copy.copy(record)}) == 1


def test_others_can_be_changed_and_are_no_keys() -> None:
    one: Open[int] = Open("a")
    assert one.told and one == Open("a") and one.more is not Open("a").more
    one.more = {"b": 1}
    assert one != Open("a") and records.replace(one, name="").told is False
    with pytest.raises(TypeError):
        hash(one)
    assert Apart(1) != Apart(1) and len({Apart(1), Apart(1)}) == 2


def test_the_standard_library_knows_the_fields() -> None:
    described = {f.name: (f.type, f.default, f.repr, f.compare) for f in dataclasses.fields(Point)}
    assert described == {f.name: (f.type, f.default, f.repr, f.compare) for f in dataclasses.fields(StandardPoint)}
    assert dataclasses.is_dataclass(Point) and Point.__match_args__ == StandardPoint.__match_args__ and Point.__doc__ == "A doc."
    assert not hasattr(Point(1), "__dict__") and Point(1, 2).both == 3
    match Point(4, 5):
        case Point(x, y):
            assert (x, y) == (4, 5)
