"""The call graph as text for other programs, and the command that writes it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from qdrant_async_migrate.cli import run
from qdrant_async_migrate.model.graph import Blocked, Edge, Graph, Node, NodeKind
from qdrant_async_migrate.report.drawing import as_dot, as_mermaid
from qdrant_async_migrate.report.page import as_data

GRAPH = Graph(
    (
        Node(0, NodeKind.ENTRY, "app", "app", "app.py", 1),
        Node(1, NodeKind.TURNS, "app.main", "app", "app.py", 3),
        Node(2, NodeKind.HELD, "store.Store.__len__", "store", "store.py", 9),
        Node(3, NodeKind.CALL, "QdrantClient.count", "store", "store.py", 10, 2),
    ),
    (Edge(0, 1, 8), Edge(1, 3, 4), Edge(2, 3, 10), Edge(1, 2, 4, True)),
    (Blocked(2, "QAM113", "it cannot be awaited", 9, 3),),
)
MERMAID = """\
flowchart TD
  subgraph g0["app"]
    n0["app"]:::entry
    n1["async main"]:::turns
  end
  subgraph g1["store"]
    n2["Store.#95;#95;len#95;#95;<br/>QAM113, line 9"]:::blocked
    n3(["QdrantClient.count ×2"]):::call
  end
  n0 --> n1
  n1 --> n3
  n2 --> n3
  n1 -.- n2
  classDef blocked fill:#fde6e8,stroke:#c8102e,color:#1c1e26
  classDef call fill:#f5eafd,stroke:#7a2fb5,color:#1c1e26
  classDef entry fill:#e3f6ec,stroke:#0b7a4b,color:#1c1e26
  classDef turns fill:#eceefe,stroke:#3b49df,color:#1c1e26
"""


def test_mermaid() -> None:
    assert as_mermaid(GRAPH) == MERMAID


def test_folded_is_a_box_for_each_module() -> None:
    folded = as_mermaid(GRAPH, folded=True)
    assert '  m0["app<br/>1 function turns async"]:::module\n' in folded
    assert '  m1["store<br/>1 function held back, 2 client calls"]:::blocked\n' in folded
    assert "m0 --> m1" in folded and "n0" not in folded


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("folded", [True, False])
def test_graphviz_draws_it(folded: bool) -> None:
    drawn = subprocess.run(["dot", "-Tsvg"], input=as_dot(GRAPH, folded).encode(), capture_output=True, check=True)
    assert drawn.stdout.count(b'class="node"') == (2 if folded else 4)


def test_dot_quotes_what_it_must() -> None:
    odd = Graph((Node(0, NodeKind.TURNS, 'm."a\\b"', "m", "m.py", 1),))
    assert 'label="async \\"a\\\\b\\""' in as_dot(odd)
    assert as_dot(odd).startswith("digraph migration {\n") and as_dot(odd).endswith("}\n")


def test_callers_chain_and_entries() -> None:
    assert [node.name for node in GRAPH.entries()] == ["app", "Store.__len__"]
    assert [(node.name, line) for node, line in GRAPH.chain(0)] == [("app", 8), ("main", 4), ("QdrantClient.count", 4)]
    assert [edge.source for edge in GRAPH.callers(3)] == [1, 2]
    assert [each.code for each in GRAPH.holding(GRAPH.nodes[2])] == ["QAM113"]
    assert GRAPH.holding(GRAPH.nodes[1]) == ()


def test_the_script_gets_every_node_and_edge() -> None:
    assert {name: len(rows) for name, rows in as_data(GRAPH).items()} == {"nodes": 4, "edges": 4, "blocked": 1}


def test_the_page_escapes_what_a_program_says(service: Path) -> None:
    page = service.read_text("utf-8")
    assert "alert(1)" in page
    assert "<script>alert" not in page
    assert "http" not in page.split("<script")[0].replace("http-equiv", ""), "nothing is fetched"


@pytest.mark.parametrize("form", ["mermaid", "dot"])
def test_the_graph_is_alone_on_stdout(
    service: Path, form: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(service.parent)
    assert run(["report", "--format", form]) == 0
    captured = capfd.readouterr()
    assert captured.out.startswith("flowchart TD\n" if form == "mermaid" else "digraph migration {\n")
    assert captured.err == ""


def test_a_large_graph_is_folded_and_says_so(
    large: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(large.parent)
    assert run(["report", "--format", "mermaid"]) == 0
    captured = capfd.readouterr()
    assert captured.out.count(":::") < 50
    assert "one box for each module; --no-fold draws them all" in captured.err
    assert run(["report", "--format", "mermaid", "--no-fold"]) == 0
    assert capfd.readouterr().out.count(":::") > 500


@pytest.mark.parametrize(
    ("output", "wrong"), [("app.py", "would overwrite a source file"), ("none/x.html", "there is no folder none")]
)
def test_where_no_report_can_go(
    service: Path, output: str, wrong: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(service.parent)
    before = (service.parent / "app.py").read_text()
    assert run(["report", "-o", output]) == 2
    assert wrong in capfd.readouterr().err
    assert (service.parent / "app.py").read_text() == before
