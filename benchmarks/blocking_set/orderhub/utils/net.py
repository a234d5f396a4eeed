import socket
import subprocess


def ping(host):
    return subprocess.run(["ping", "-c", "1", host], capture_output=True).returncode == 0


def resolve_host(host):
    return socket.gethostbyname(host)


def parse_host(url):
    return url.split("//", 1)[-1].split("/", 1)[0]


def is_private(host):
    return host.startswith("10.") or host == "localhost"
