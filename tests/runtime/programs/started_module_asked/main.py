from store import open_store
import worker

db = open_store()

def size():
    return db.size()

if __name__ == "__main__":
    print(worker.work(), worker.ask(), worker.look())
