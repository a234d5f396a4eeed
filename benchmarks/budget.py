"""What `migrate` and `check` may cost on real trees, and how much they may say: after each change of the analysis.

python benchmarks/budget.py                   all trees of budgets.toml (two minutes)
python benchmarks/budget.py small middle      some of them
python benchmarks/budget.py --set             write what is measured into budgets.toml: it is the new budget

Tests stay green while one rule more makes a large program take minutes; this tells. Cost is processor time as a multiple of
`ast.parse` of the tree `small`, measured in the same run, so that a slow machine does not count. Exit status 1 if a tree costs
a fifth more than its budget, or says a twentieth more or less.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from pathlib import Path

from environments import packages
from readme_table import table
from released import DEFAULT_CACHE
from tool_run import DEFAULT_TOOL, run_tool
from trees import released_tree

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

BUDGETS = Path(__file__).with_name("budgets.toml")
MORE_TIME, MORE_FINDINGS = 1.2, 0.05
PARSE = "import ast, pathlib; [ast.parse(p.read_bytes()) for _ in range(3) for p in pathlib.Path('.').rglob('*.py')]"


def main() -> int:
    """Measure, print, compare."""
    options = _options()
    budgets = tomllib.loads(BUDGETS.read_text(encoding="utf-8"))
    unit = _parsing(_tree("small", options.cache))
    rows, over = [], []
    for name in [n for n in budgets if not options.names or n.split("-")[0] in options.names]:
        budget = budgets[name]
        cost, findings = _measured(name, options)
        rows.append([name, f"{cost / unit:.1f}", f"{budget['cost']:.1f}", str(findings), str(budget["findings"])])
        few, many = (budget["findings"] * (1 + sign * MORE_FINDINGS) for sign in (-1, 1))
        if cost / unit > MORE_TIME * budget["cost"] or not few <= findings <= many:
            over.append(name)
        budgets[name] = {"cost": round(cost / unit, 1), "findings": findings}
    print(table(["run", "cost", "budget", "findings", "budget"], rows))
    if options.set:
        BUDGETS.write_text("".join(f"[{n}]\ncost = {b['cost']}\nfindings = {b['findings']}\n\n" for n, b in budgets.items()))
        return 0
    print("\n".join(f"over its budget: {name}" for name in over))
    return 1 if over else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", help="trees: small, middle, langroid, large")
    parser.add_argument("--set", action="store_true", help="write what is measured into budgets.toml")
    parser.add_argument("--cache", type=Path, default=DEFAULT_CACHE, metavar="FOLDER")
    return parser.parse_args()


def _tree(name: str, cache: Path) -> Path:
    known = packages()
    wanted = known["speed"].get(name) or next(r for r in known["real"]["fifth"] if r.startswith(f"{name}=="))
    return released_tree(name, [wanted] if isinstance(wanted, str) else wanted, cache)


def _measured(run: str, options: argparse.Namespace) -> tuple[float, int]:
    """Processor seconds, and findings."""
    name, _, command = run.partition("-")
    tree, before = _tree(name, options.cache), _spent()
    said = run_tool(DEFAULT_TOOL, tree, command, ".", "--no-cache", "--format", "json", limit=600).said
    return _spent() - before, len(said.get("findings", ()))


def _parsing(tree: Path) -> float:
    before = _spent()
    subprocess.run([sys.executable, "-c", PARSE], cwd=tree, check=True)
    return (_spent() - before) / 3


def _spent() -> float:
    """Processor seconds of all processes that were started and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    sys.exit(main())
