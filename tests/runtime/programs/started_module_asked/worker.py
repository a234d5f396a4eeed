import sys

def work():
    from __main__ import db
    return db.find(1.0)

def ask():
    import __main__ as m
    return m.size() + getattr(m, "size")()

def look():
    return sys.modules["__main__"].db.get(2)
