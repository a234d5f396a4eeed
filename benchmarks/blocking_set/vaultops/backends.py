import base64
import os
from types import TracebackType

import consul
import hvac
import ldap3
import paramiko
from fabric import Connection
from kubernetes import client as k8s
from kubernetes import config


class Secrets:
    def __init__(self, url: str, *, token: str | None = None) -> None:
        self._client = hvac.Client(url=url, token=token)

    def __getitem__(self, path: str) -> dict:
        return self._client.secrets.kv.v2.read_secret_version(path=path)["data"]["data"]

    def __contains__(self, path: str) -> bool:
        return path in self._client.secrets.kv.v2.list_secrets(path="")["data"]["keys"]

    @staticmethod
    def encode(value: str) -> str:
        return base64.b64encode(value.encode()).decode()


class Registry:
    def __init__(self) -> None:
        self.consul = consul.Consul()

    def services(self) -> list[str]:
        _, found = self.consul.catalog.services()
        return list(found)

    def put(self, key: str, value: str) -> None:
        self.consul.kv.put(key, value)


class Shell:
    def __init__(self, host: str) -> None:
        self.host = host
        self.ssh = paramiko.SSHClient()

    def __enter__(self) -> "Shell":
        self.ssh.connect(self.host)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.ssh.close()

    def run(self, command: str) -> str:
        _, out, _ = self.ssh.exec_command(command)
        return out.read().decode()

    def describe(self) -> str:
        return f"ssh://{self.host}"


class Cluster:
    def __init__(self) -> None:
        config.load_kube_config()
        self.core = k8s.CoreV1Api()

    def pods(self, namespace: str):
        return self.core.list_namespaced_pod(namespace).items

    def body(self, name: str) -> k8s.V1Pod:
        return k8s.V1Pod(metadata=k8s.V1ObjectMeta(name=name))


def directory(server: str) -> ldap3.Connection:
    return ldap3.Connection(ldap3.Server(server), auto_bind=True)


def deploy(host: str) -> str:
    result = Connection(host).run("uptime", hide=True)
    return result.stdout


def env(name: str, default: str = "") -> str:
    return os.environ.get(name, default)
