"""Dataclasses that cost little to define: a run imports 150 of them and makes objects of a third.

To type checkers these are those of the standard library. At run time the constructor is compiled when the first object is made,
and the other methods are shared instead of compiled for each class; that takes a fifth of the time. What is not needed here is
not there: inheritance among them, ordering, keyword-only fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any

_NOTHING: Any = object()
Values = Callable[[Any], tuple[Any, ...]]


class _Field:
    """What is said of a field."""

    __slots__ = ("compare", "default", "factory", "repr")

    def __init__(self, default: Any, factory: Any, repr: bool, compare: bool) -> None:
        self.default, self.factory, self.repr, self.compare = default, factory, repr, compare


def _field(*, default: Any = _NOTHING, default_factory: Any = _NOTHING, repr: bool = True, compare: bool = True) -> Any:
    return _Field(default, default_factory, repr, compare)


def _dataclass(cls: Any = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True) -> Any:
    return (lambda given: _made(given, frozen, slots, eq)) if cls is None else _made(cls, frozen, slots, eq)


def _replace(record: Any, /, **changes: Any) -> Any:
    kept = {name: getattr(record, name) for name in record.__match_args__ if name not in changes}
    return record.__class__(**kept, **changes)


def _made(cls: Any, frozen: bool, slots: bool, eq: bool) -> Any:
    fields = {name: _as_field(cls.__dict__.get(name, _NOTHING)) for name in cls.__annotations__}
    own = set(cls.__dict__)
    if slots:
        taken = {*fields, "__dict__", "__weakref__"}
        namespace = {name: value for name, value in cls.__dict__.items() if name not in taken}
        made = type(cls)(cls.__name__, cls.__bases__, {**namespace, "__slots__": tuple(fields)})
        made.__qualname__ = cls.__qualname__
    else:
        made = cls
        for name, field_ in fields.items():
            if field_.factory is not _NOTHING:
                delattr(cls, name)
            elif field_.default is not _NOTHING:
                setattr(cls, name, field_.default)
    for name, value in _methods(made, fields, frozen, slots, eq):
        if name not in own or name == "__hash__":
            setattr(made, name, value)
    return made


def _as_field(said: Any) -> _Field:
    return said if isinstance(said, _Field) else _Field(said, _NOTHING, True, True)


def _methods(cls: Any, fields: Mapping[str, _Field], frozen: bool, slots: bool, eq: bool) -> list[tuple[str, Any]]:
    compared = _values([name for name, field_ in fields.items() if field_.compare])
    found = [
        ("__match_args__", tuple(fields)),
        ("__dataclass_fields__", _Described(fields)),
        ("__init__", _first_init(cls, fields, frozen, slots)),
        ("__repr__", _repr([name for name, field_ in fields.items() if field_.repr])),
    ]
    if eq:
        found.append(("__eq__", lambda self, other: compared(self) == compared(other) if _alike(self, other) else NotImplemented))
        if "__hash__" not in cls.__dict__ or cls.__dict__["__hash__"] is None:
            found.append(("__hash__", (lambda self: hash(compared(self))) if frozen else None))
    if frozen:
        found += [("__setattr__", _refuse), ("__delattr__", _refuse)]
    if frozen and slots:
        every = _values(list(fields))
        found.append(("__reduce__", lambda self: (self.__class__, every(self))))
    return found


def _alike(one: object, other: object) -> bool:
    return one.__class__ is other.__class__


def _values(names: list[str]) -> Values:
    if len(names) == 1:
        get_one = attrgetter(names[0])
        return lambda record: (get_one(record),)
    get: Values = attrgetter(*names) if names else lambda record: ()
    return get


def _repr(names: list[str]) -> Callable[[Any], str]:
    def told(self: Any) -> str:
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return told


def _refuse(self: object, name: str, *value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot {'assign to' if value else 'delete'} field {name!r}")


def _first_init(cls: Any, fields: Mapping[str, _Field], frozen: bool, slots: bool) -> Callable[..., None]:
    def init(self: Any, *args: Any, **keywords: Any) -> None:
        compiled = cls.__init__ = _init(cls, fields, frozen, slots)
        compiled(self, *args, **keywords)

    return init


def _init(cls: Any, fields: Mapping[str, _Field], frozen: bool, slots: bool) -> Any:
    known: dict[str, Any] = {"_nothing": _NOTHING, "_set": object.__setattr__}
    parameters, body = ["self"], []
    for name, field_ in fields.items():
        known |= {f"_default_{name}": field_.default, f"_make_{name}": field_.factory}
        makes, has_default = field_.factory is not _NOTHING, field_.default is not _NOTHING
        parameters.append(f"{name}=_nothing" if makes else f"{name}=_default_{name}" if has_default else name)
        value = f"_make_{name}() if {name} is _nothing else {name}" if makes else name
        if frozen and slots:
            known[f"_set_{name}"] = cls.__dict__[name].__set__
            body.append(f"_set_{name}(self, {value})")
        else:
            body.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(body or ["pass"]), known)
    return known["__init__"]


class _Described:
    """The fields as the standard library describes them, made when ``dataclasses.fields`` asks."""

    def __init__(self, fields: Mapping[str, _Field]) -> None:
        self._fields = fields

    def __get__(self, record: object, cls: Any) -> dict[str, Any]:
        import dataclasses

        found = {}
        for name, said in self._fields.items():
            given = {"default": said.default, "default_factory": said.factory}
            one: Any = dataclasses.field(
                repr=said.repr, compare=said.compare, **{key: value for key, value in given.items() if value is not _NOTHING}
            )
            one.name, one.type, one._field_type = name, cls.__annotations__[name], dataclasses._FIELD  # type: ignore[attr-defined]
            found[name] = one
        cls.__dataclass_fields__ = found
        return found


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    dataclass, field, replace = _dataclass, _field, _replace

__all__ = ["dataclass", "field", "replace"]
