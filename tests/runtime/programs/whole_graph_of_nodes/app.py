from graph.builder import Graph, END
from graph.nodes import Nodes
from graph.vectors import KnowledgeIndex


def route(state):
    return "answer" if state["documents"] else "rewrite"


def build(index: KnowledgeIndex):
    nodes = Nodes(index)
    graph = Graph()
    graph.add_node("retrieve", nodes.retrieve)
    graph.add_node("grade", nodes.grade)
    graph.add_node("rewrite", nodes.rewrite)
    graph.add_node("answer", nodes.answer)
    graph.add_node("remember", lambda state: nodes.remember(state, kind="turn"))
    graph.add_edge("retrieve", "grade")
    graph.add_conditional_edges("grade", route, {"answer": "answer", "rewrite": "rewrite"})
    graph.add_edge("rewrite", "retrieve")
    graph.add_edge("answer", "remember")
    graph.add_edge("remember", END)
    graph.set_entry("retrieve")
    return graph.compile()


def main():
    index = KnowledgeIndex().load(
        "Qdrant stores vectors.", "Vectors have a distance.", "Collections hold points."
    )
    app = build(index)
    for question in ("qdrant vectors", "what about zzz", "collections"):
        final = app.invoke({"question": question, "tries": 0})
        print(final["answer"], "| tries", final["tries"], "| path", ">".join(final["path"]))
    print(index.size())
    for step, state in app.stream({"question": "distance", "tries": 0}):
        print(step, sorted(state))


if __name__ == "__main__":
    main()
