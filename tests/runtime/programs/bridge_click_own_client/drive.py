from click.testing import CliRunner

from commands import cli


def drive():
    runner = CliRunner()
    for args in (["make", "x", "--points", "3"], ["count", "x"], ["count", "x"]):
        result = runner.invoke(cli, args)
        print(result.exit_code, result.output.strip())


if __name__ == "__main__":
    drive()
