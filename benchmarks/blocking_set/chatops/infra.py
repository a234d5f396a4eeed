from __future__ import annotations

import asyncio
import collections
import subprocess

import docker
import paramiko


def docker_ps():
    return "\n".join(c.name for c in docker.from_env().containers.list())


def tail_log(path, lines):
    with open(path) as fh:
        return "".join(collections.deque(fh, lines))


async def restart(name):
    proc = await asyncio.create_subprocess_exec("docker", "restart", name)  # ok
    return str(await proc.wait())  # ok


class Ssh:
    def __init__(self, host):
        self.host = host
        self.client = None

    def open(self):
        self.client = paramiko.SSHClient()
        self.client.connect(self.host)
        return self

    def run(self, cmd):
        _, out, _ = self.client.exec_command(cmd)
        return out.read().decode()

    def __enter__(self):
        return self.open()

    def __exit__(self, *exc):
        self.client.close()

    def __repr__(self):
        return f"<ssh {self.host}>"


class DrySsh(Ssh):
    def open(self):
        return self

    def run(self, cmd):
        return f"would run {cmd}"

    def __exit__(self, *exc):
        pass
