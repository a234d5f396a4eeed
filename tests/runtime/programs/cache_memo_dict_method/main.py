from memo import Memo

memo = Memo()
memo.put(1, "x")
print(memo.get(1), memo.get(1), memo.get(2), memo.reads)
memo.put(2, "y")
print(memo.get(2), memo.reads)
