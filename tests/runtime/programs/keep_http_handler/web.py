import json
from http.server import BaseHTTPRequestHandler, HTTPServer

from qdrant_client import QdrantClient


class App(HTTPServer):
    def __init__(self, client: QdrantClient):
        super().__init__(("127.0.0.1", 0), Handler)
        self.client = client


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        client: QdrantClient = self.server.client
        body = json.dumps({"count": client.count(self.path.strip("/")).count}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass
