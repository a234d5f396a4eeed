"""SDK rows: tables of one class, from however many files, become one ``Sdk`` as it is in the release that a project uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..records import dataclass, field, replace
from .releases import kind_at, newest_known, release, removed_at
from .rows import RawRow, WrongValue, flag, one_of, pairs, text, texts, unknown_key
from .schema import Method, MethodKind, Sdk

_kind = one_of(MethodKind)


@dataclass(slots=True)
class Draft:
    """What the tables said so far about one class."""

    name: str
    raw: RawRow
    values: dict[str, Any] = field(default_factory=dict)
    methods: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, table: Mapping[str, Any]) -> None:
        """Take in one more table of the class."""
        for key, value in table.items():
            if key == "methods":
                for path, method in value.items():
                    self.methods.setdefault(path, {}).update({"kind": method} if isinstance(method, str) else method)
            elif key in _CONVERT:
                self.values[key] = _CONVERT[key](value)
            else:
                raise WrongValue(unknown_key(key, [*_CONVERT, "methods"]))

    def build(self, wanted: str | None) -> Sdk:
        """The class in the release that describes ``wanted``."""
        values = dict(self.values)
        releases = values.pop("releases", ())
        version = newest_known(releases, wanted) or values.get("version", "")
        if missing := {"twin", "package"} - values.keys():
            raise WrongValue(f"{', '.join(sorted(missing))} is missing")
        methods = {path: _method(path, table, version) for path, table in self.methods.items()}
        return Sdk(**{**values, "version": version, "methods": methods})


_CONVERT = {
    "name": text,
    "twin": text,
    "package": text,
    "version": text,
    "releases": texts,
    "shared_store": texts,
    "address": text,
    "params": texts,
    "source": text,
    "spellings": pairs,
}
_METHOD = {"removed": text, "since": text, "successor": text, "reads": flag, "params": texts, "rename": text}


def _method(path: str, table: Mapping[str, Any], version: str) -> Method:
    values = dict(table)
    if "kind" not in values:
        raise WrongValue(f"methods: {path}: kind is missing")
    kinds = values.pop("kind")
    kinds = {v: _kind(k) for v, k in kinds.items()} if isinstance(kinds, Mapping) else {"0": _kind(kinds)}
    kind = kind_at(kinds, version)
    if flag(values.pop("blocks", False)) and kind is MethodKind.PLAIN:
        kind = MethodKind.BLOCKING
    if unknown := values.keys() - _METHOD.keys():
        raise WrongValue(f"methods: {path}: {unknown_key(min(unknown), ['kind', 'blocks', *_METHOD])}")
    fields: dict[str, Any] = {key: _METHOD[key](value) for key, value in values.items()}
    return _as_in(Method(path, kind, **fields), version)


def _as_in(method: Method, version: str) -> Method:
    is_late = bool(method.since and version) and release(method.since) > release(version)
    return replace(method, removed=removed_at(method, version), since=method.since if is_late else "")


def build_sdks(rows: Iterable[RawRow], versions: Mapping[str, str]) -> dict[str, Sdk]:
    """All client classes by name; ``versions`` gives the release in use of a package."""
    drafts: dict[str, Draft] = {}
    for raw in rows:
        _note(raw, drafts)
    return {name: _build(draft, versions) for name, draft in drafts.items()}


def _note(raw: RawRow, drafts: dict[str, Draft]) -> None:
    try:
        name = text(raw.values.get("name"))
        drafts.setdefault(name, Draft(name, raw)).add(raw.values)
    except WrongValue as problem:
        raise raw.fault(problem) from None


def _build(draft: Draft, versions: Mapping[str, str]) -> Sdk:
    try:
        return draft.build(versions.get(draft.values.get("package", "")))
    except (WrongValue, ValueError) as problem:
        raise draft.raw.fault(problem) from None
