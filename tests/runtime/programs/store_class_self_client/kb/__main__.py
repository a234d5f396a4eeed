from kb.service import KnowledgeBase


def run():
    kb = KnowledgeBase()
    kb.add("alpha", [1.0, 0.0])
    kb.add("beta", [0.0, 1.0])
    kb.add("gamma", [0.7, 0.7])
    print("size", kb.size())
    print("ask", kb.ask([0.9, 0.1]))
    print("removed", kb.forget("alpha"))
    print("ask", kb.ask([0.9, 0.1], k=1))


if __name__ == "__main__":
    run()
