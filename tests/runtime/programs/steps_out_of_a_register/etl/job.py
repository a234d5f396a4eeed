from . import steps as _steps  # noqa: F401  registers
from .context import Context
from .registry import STEPS, get_step


class Job:
    def __init__(self, plan, **options):
        self.plan = plan
        self.options = options

    def run(self, ctx=None):
        ctx = ctx or Context(self.options.pop("collection", "default"))
        for entry in self.plan:
            name, params = entry if isinstance(entry, tuple) else (entry, {})
            get_step(name)(ctx, **params)
        return ctx


def run_all(jobs, ctx=None):
    results = []
    for job in jobs:
        ctx = job.run(ctx)
        results.append({k: v for k, v in ctx.state.items() if k != "extract"})
    return ctx, results


def available():
    return sorted(STEPS)
