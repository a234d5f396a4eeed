from gateway.app import build
from gateway.messages import Request

REQUESTS = [
    Request("POST", "/items", {"id": 1, "text": "one two"}, user="ann"),
    Request("POST", "/items", {"id": 2, "text": "two three"}, user="ann"),
    Request("POST", "/items", {"id": 2}, user="ann"),
    Request("GET", "/search", {"q": "three"}, user="bob"),
    Request("GET", "/search", {"q": "three"}, user="bob"),
    Request("GET", "/items", {"id": 1}, user="bob"),
    Request("GET", "/nowhere", {}, user="bob"),
    Request("GET", "/count", {}, user=None),
    Request("GET", "/count", {}, user="ann"),
]

if __name__ == "__main__":
    handle = build()
    for request in REQUESTS:
        response = handle(request)
        print(response.status, response.body)
    print(handle.timings)
