"""What tests put in place of something."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import attributes, container_methods, containers, members, mocked, overrides, replaced
from qdrant_async_migrate.link.effects.objects import instances
from qdrant_async_migrate.link.effects.use import Use, kind
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import unquoted


def _given(use: Use) -> None:
    for name in (mocked.RESULT, mocked.RUN):
        mocked.given(use.state, use.site.file, name, use.argument(name))


@kind("spec")
def _spec(use: Use) -> None:
    """A stand-in: it takes the methods of the class it is given, or is nothing in particular."""
    node = use.argument(use.effect.argument or "spec")
    _given(use)
    if node < 0:
        use.give(Kind.OBJ, use.effect.name, -1)
    else:
        use.state.graph.watch(node, partial(instances, use.state, use.result))


@kind("autospec")
def _autospec(use: Use) -> None:
    """The same for a class and for its instances."""
    _spec(use)
    use.state.graph.edge(use.argument(use.effect.argument or "spec"), use.result)


_REPLACING = frozenset({Kind.FUNC, Kind.BOUND, Kind.PARTIAL, Kind.CLASS, Kind.INST})


@kind("patch-attribute")
def _patch_attribute(use: Use) -> None:
    """Puts a value in the place of an attribute: ``patch(object, "name", value)``."""
    _replace(use, use.argument("0"), unquoted(use.site.constants.get(1, "")))


@kind("patch")
def _patch(use: Use) -> None:
    """The same with the attribute spelled out, ``patch("package.module.name", value)``."""
    owner, name = _spelled_out(use)
    _replace(use, owner, name)


def _spelled_out(use: Use) -> tuple[int, str]:
    """The node of the object in ``"package.module.object.name"``, and the name."""
    parts = unquoted(use.site.constants.get(0, "")).split(".")
    for end in range(len(parts) - 1, 0, -1):
        if (module := use.state.modules.named(".".join(parts[:end]))) in use.state.file_of:
            node = use.state.graph.node()
            use.state.graph.add(node, [use.state.values.of(Kind.MODULE, module)])
            for name in parts[end:-1]:
                node = _member(use, node, name)
            return node, parts[-1]
    cls = use.state.known.canonical(".".join(parts[:-1]))
    if use.state.known.sdk(cls) is None:
        return -1, ""
    use.state.graph.add(node := use.state.graph.node(), [use.state.values.of(Kind.XCLS, cls, -1)])
    return node, parts[-1]


def _member(use: Use, node: int, name: str) -> int:
    read = Read(use.site.file, use.site.scope, use.site.place, node, name, use.state.graph.node())
    use.state.graph.watch(node, partial(attributes.load, use.state, read))
    return read.result


@kind("patch-either")
def _patch_either(use: Use) -> None:
    """Whichever of the two it is."""
    by_name = len(use.args) > 1 and use.site.constants.get(1, "")[:1] in ("'", '"')
    (_patch_attribute if by_name else _patch)(use)


def _replace(use: Use, target: int, name: str) -> None:
    source = use.argument(use.effect.function)
    if target >= 0 and name:
        _given(use)
        mocked.replaced(use.state, use.site.file, target, name)
        use.state.graph.watch(target, partial(replaced.mark, use.state, name))
    if target < 0 or source < 0 or not name:
        return
    filtered = use.state.graph.node()
    use.state.graph.watch(source, partial(_replacing, use.state, filtered))
    use.state.graph.watch(target, partial(attributes.store, use.state, name, filtered))
    use.state.foreign.stored.append((target, name, source))


def _replacing(state: State, target: int, values: Iterable[Value]) -> None:
    """Mocks of nothing in particular are none of it: ``idioms.given_mocks`` looks at those."""
    state.graph.add(target, [v for v in values if state.kind(v) in _REPLACING or members.client_of(state, v)])


@kind("put-item")
def _put_item(use: Use) -> None:
    """Puts a value in the place of an item: ``monkeypatch.setitem(mapping, key, value)``."""
    state, target, key, source = (
        use.state,
        use.argument(use.effect.argument),
        use.argument("1"),
        use.argument(use.effect.function),
    )
    statement = overrides.Put(use.site.file, use.site.scope, use.site.place, key, source)
    state.graph.watch(target, partial(containers.put, state, _item_key(use), source))
    state.graph.watch(target, partial(overrides.put, state, statement))


def _item_key(use: Use) -> object:
    return unquoted(use.site.constants.get(1, "")) or None


@kind("put-items")
def _put_items(use: Use) -> None:
    """Puts several: ``patch.dict(mapping, values)``, ``mapping.update(values)``."""
    state, site = use.state, use.site
    statement, source = overrides.Put(site.file, site.scope, site.place), use.argument(use.effect.function)
    if use.effect.argument != "self":
        owner, name = _spelled_out(use)
        target = _member(use, owner, name) if name else use.argument(use.effect.argument)
        state.graph.watch(target, partial(overrides.fill, state, statement, source))
        state.graph.watch(target, partial(_named_items, use))
    elif (item := state.item(use.value))[0] == Kind.MEM:
        overrides.fill(state, statement, source, [state.values.of(Kind.MEM, item[1].rpartition(".")[0], item[2])])


def _named_items(use: Use, values: Iterable[Value]) -> None:
    for value in [v for v in values if use.state.kind(v) == Kind.CONT]:
        container_methods.fill(use.state, value, (), [(name, node) for name, node in use.keywords if name not in _OF_PATCH])


_OF_PATCH = frozenset({"in_dict", "values", "clear"})
