import cmd

from qdrant_client import QdrantClient

from ops import create, total


class Shell(cmd.Cmd):
    prompt = ""

    def __init__(self, client: QdrantClient):
        super().__init__()
        self.client = client

    def do_create(self, line):
        """create NAME"""
        create(self.client, line)

    def do_total(self, line):
        print("total", total(self.client))

    def do_quit(self, line):
        return True


def main():
    shell = Shell(QdrantClient(":memory:"))
    shell.cmdqueue = ["create a", "create b", "total", "quit"]
    shell.cmdloop()


if __name__ == "__main__":
    main()
