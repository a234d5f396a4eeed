import ftplib
import socket
import ssl
import urllib.request
import urllib.robotparser
from functools import cache, lru_cache

import dns.asyncresolver
import dns.resolver
import urllib3

http = urllib3.PoolManager(num_pools=4)


@cache
def robots(host: str) -> urllib.robotparser.RobotFileParser:
    parser = urllib.robotparser.RobotFileParser(f"https://{host}/robots.txt")
    parser.read()
    return parser


@lru_cache
def address(host: str) -> str:
    return dns.resolver.resolve(host, "A")[0].to_text()


async def aaddress(host: str) -> str:
    answer = await dns.asyncresolver.resolve(host, "A")  # ok
    return answer[0].to_text()  # ok


def certificate(host: str, port: int = 443) -> dict:
    context = ssl.create_default_context()
    with socket.create_connection((host, port)) as raw:
        with context.wrap_socket(raw, server_hostname=host) as secure:
            return secure.getpeercert()


def head(url: str) -> int:
    return http.request("HEAD", url).status


def listing(host: str) -> list[str]:
    with ftplib.FTP(host) as ftp:
        ftp.login()
        return ftp.nlst()


def opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor())


def is_local(host: str) -> bool:
    return host in ("localhost", "127.0.0.1")
