from aiohttp import web

from .web import make

if __name__ == "__main__":
    web.run_app(make())
