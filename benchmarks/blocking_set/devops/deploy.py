import abc
import threading
from typing import Protocol

import docker
import paramiko


class Target(Protocol):
    name: str

    def push(self, path: str) -> None: ...


class Base(abc.ABC):
    name = "base"

    def deploy(self, path: str) -> str:
        self.before(path)
        self.push(path)
        return self.name

    def before(self, path: str) -> None:
        pass

    @abc.abstractmethod
    def push(self, path: str) -> None: ...


class Ssh(Base):
    name = "ssh"

    def push(self, path: str) -> None:
        with paramiko.Transport(("h", 22)) as transport:
            transport.connect(username="u")
            sftp = paramiko.SFTPClient.from_transport(transport)
            sftp.put(path, path)


class Docker(Base):
    name = "docker"

    def __init__(self):
        self.api = docker.from_env()

    def push(self, path: str) -> None:
        self.api.images.build(path=path)


class Dry(Base):
    name = "dry"

    def push(self, path: str) -> None:
        print("would push", path)


class Fleet:
    def __init__(self, *targets: Target):
        self.targets = targets
        self.done = threading.Event()
        self.lock = threading.Lock()

    def push(self, path: str) -> None:
        for target in self.targets:
            target.push(path)

    def wait(self) -> None:
        self.done.wait()

    def finish(self) -> None:
        self.done.set()

    def names(self) -> list[str]:
        return [t.name for t in self.targets]
