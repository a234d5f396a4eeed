import functools
import http.client
import select
import smtplib
import socket
import ssl
import subprocess
import urllib.error
import urllib.request
from collections import namedtuple
from contextlib import ExitStack, closing, suppress

import dns.resolver
import paramiko
import psutil

Probe = namedtuple("Probe", "name run")
Result = namedtuple("Result", ["ok", "text"])


def tcp(host, port=80):
    with closing(socket.create_connection((host, port), 3)):
        return Result(True, host)


def http_head(host):
    conn = http.client.HTTPConnection(host)
    conn.request("HEAD", "/")
    return Result(conn.getresponse().status < 400, host)


def fetch(url):
    with suppress(urllib.error.URLError):
        return urllib.request.urlopen(url).read()


def lookup(host):
    return [r.to_text() for r in dns.resolver.resolve(host, "A")]


def smtp(host):
    server = smtplib.SMTP_SSL(host)
    server.noop()
    server.quit()


def ping(host):
    return subprocess.call(["ping", "-c", "1", host]) == 0


def syntax(host):
    return "." in host


def load():
    return psutil.cpu_percent(interval=1)


def memory():
    return psutil.virtual_memory().percent


class Ssh:
    def __init__(self, host):
        self.host = host
        self.client = paramiko.SSHClient()

    def connect(self):
        self.client.connect(self.host)
        return self

    def uptime(self):
        return self.client.exec_command("uptime")[1].read()

    def __str__(self):
        return self.host


class Channel:
    def __init__(self):
        self.left, self.right = socket.socketpair()
        self.left.setblocking(False)

    def poke(self):
        self.left.send(b"x")

    def wait(self):
        return select.select([self.right], [], [], 3)

    def take(self):
        return self.right.recv(1)


PROBES = [Probe("tcp", tcp), Probe("ping", ping)]
CHECKS = {"syntax": syntax, "tcp": functools.partial(tcp, port=443)}


def run_all(host):
    return {p.name: p.run(host) for p in PROBES}


def names():
    return [p.name for p in PROBES]


def certificate(host):
    with ExitStack() as stack:
        raw = stack.enter_context(socket.create_connection((host, 443)))
        return stack.enter_context(ssl.create_default_context().wrap_socket(raw, server_hostname=host)).getpeercert()


def first(fn, hosts):
    return next((h for h in hosts if fn(h)), None)
