from __future__ import annotations

import os
import shlex
import signal
import subprocess
import telnetlib
import xmlrpc.client
from collections.abc import Iterator
from subprocess import DEVNULL, PIPE, Popen

import consul
import docker
import hvac
import psutil
import pymysql
import sh
from kubernetes import client, config
from kubernetes_asyncio import client as aclient


class Containers:
    def __init__(self) -> None:
        self.docker = docker.from_env()

    def names(self) -> list[str]:
        return [c.name for c in self.docker.containers.list(all=True)]

    def logs(self, name: str) -> bytes:
        return self.docker.containers.get(name).logs(tail=10)

    def image(self, name: str, tag: str = "latest") -> str:
        return f"{name}:{tag}"


class Cluster:
    def __init__(self) -> None:
        config.load_kube_config()
        self.core = client.CoreV1Api()

    def pods(self, space: str = "default") -> list[str]:
        return [p.metadata.name for p in self.core.list_namespaced_pod(space).items]


class AsyncCluster:
    async def pods(self) -> list[str]:
        async with aclient.ApiClient() as api:  # ok
            found = await aclient.CoreV1Api(api).list_namespaced_pod("default")  # ok
        return [p.metadata.name for p in found.items]


class Process:
    def __init__(self, *command: str) -> None:
        self.popen = Popen(command, stdout=PIPE, stderr=DEVNULL, text=True)

    @property
    def running(self) -> bool:
        return self.popen.poll() is None

    @property
    def code(self) -> int:
        return self.popen.wait()

    def lines(self) -> Iterator[str]:
        for line in self.popen.stdout:
            yield line

    def stop(self) -> None:
        self.popen.send_signal(signal.SIGTERM)

    def finish(self) -> str:
        return self.popen.communicate()[0]


def uptime() -> str:
    return sh.uptime().strip()


def cpu() -> float:
    return psutil.cpu_percent(interval=1)


def memory() -> float:
    return psutil.virtual_memory().percent


def secret(path: str) -> dict:
    return hvac.Client().secrets.kv.v2.read_secret_version(path=path)["data"]


def services() -> dict:
    return consul.Consul().catalog.services()[1]


def rpc(url: str) -> str:
    return xmlrpc.client.ServerProxy(url).system.listMethods()


def console(host: str) -> bytes:
    with telnetlib.Telnet(host) as line:
        return line.read_until(b"login:")


def tables(host: str) -> list[tuple]:
    with pymysql.connect(host=host) as connection, connection.cursor() as cursor:
        cursor.execute("show tables")
        return list(cursor)


def quoted(*parts: str) -> str:
    return shlex.join(parts)


def pid() -> int:
    return os.getpid()


def shell(command: str) -> int:
    return os.system(command)


OPERATIONS = {"uptime": uptime, "cpu": cpu, "pid": pid}
QUICK = {"pid": pid, "memory": memory}
