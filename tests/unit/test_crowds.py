"""Crowded places of the value flow take less once crowds are everywhere; where values get to is asked backwards."""

from __future__ import annotations

from qdrant_async_migrate.catalog import load_catalog
from qdrant_async_migrate.link.crowds import Crowds
from qdrant_async_migrate.link.graph import Graph
from qdrant_async_migrate.link.knowledge import Knowledge
from qdrant_async_migrate.link.modules import Modules
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.tokens import Reach, references_of
from qdrant_async_migrate.link.values import Kind, Values

CLIENT = "qdrant_client.QdrantClient"


def _crowds() -> tuple[Crowds, Values, int, int]:
    """Crowds of a small program, and among the values a client and a method of it."""
    values = Values()
    for number in range(500):
        values.of(Kind.FUNC, number)
    client = values.of(Kind.OBJ, CLIENT, 0)
    method = values.of(Kind.MEM, f"{CLIENT}.count", client)
    crowds = Crowds(Knowledge(load_catalog()), values.items)
    crowds.expect(100, False)
    return crowds, values, client, method


def test_a_crowd_takes_clients_and_their_methods_beyond_its_limit() -> None:
    crowds, _, client, method = _crowds()
    taken = crowds.taken(0, (), {*range(300), client, method})
    assert {client, method} <= taken and 100 <= len(taken) <= 102
    assert crowds.lost == set(range(100, 300))
    assert crowds.nodes == {0} and not crowds.are_everywhere


def test_where_crowds_are_everywhere_they_are_small_and_lose_nothing_silently() -> None:
    crowds, _, client, method = _crowds()
    for node in range(1100):
        crowds.taken(node, (), set(range(100)))
    assert crowds.are_everywhere
    taken = crowds.taken(2000, (), {*range(300), client, method})
    assert client in taken and len(taken) <= 17
    assert crowds.lost == {*range(300), method} - taken
    assert 2000 in crowds.nodes


def test_what_leads_to_a_client_is_found_backwards_through_circles() -> None:
    state = State(Knowledge(load_catalog()), Modules((), ()))
    graph: Graph = state.graph
    first, second, third, fourth, alone = (graph.node() for _ in range(5))
    for source, target in ((first, second), (second, first), (second, third), (fourth, third)):
        graph.edge(source, target)
    for node, reference in ((third, 0), (fourth, 1)):
        graph.add(node, [state.values.of(Kind.OBJ, CLIENT, reference)])
    graph.run()
    reach = Reach(state, references_of(state))
    assert [reach.clients(node) for node in (first, second, third, fourth, alone)] == [{0, 1}, {0, 1}, {0, 1}, {0, 1}, set()]
    assert reach.around(third) == {0, 1} and reach.around("*") == set()
