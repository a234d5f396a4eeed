import sys
import types
from store import open_store

holder = types.ModuleType("holder")
holder.db = open_store()
sys.modules["holder"] = holder

def main():
    import holder as h
    print(h.db.size())

if __name__ == "__main__":
    main()
