from qdrant_client import QdrantClient

NOTES = []


def raw(client: QdrantClient, name: str) -> int:
    return client.count(name).count


def guarded(client: QdrantClient, name: str) -> int:
    try:
        return raw(client, name)
    except ValueError:
        NOTES.append(f"no {name}")
        return -1
    finally:
        NOTES.append(f"asked {name}")


def layered(client: QdrantClient, name: str):
    try:
        try:
            info = client.get_collection(name)
        except ValueError as error:
            raise KeyError(name) from error
        else:
            return info.points_count
    except KeyError as error:
        return f"{type(error.__cause__).__name__} {error}"


def insist(client, name, attempts=2):
    while True:
        try:
            return client.get_collection(name).points_count
        except ValueError:
            attempts -= 1
            if not attempts:
                NOTES.append("gave up")
                return None
            continue
