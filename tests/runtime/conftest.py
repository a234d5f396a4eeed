"""The programs hold tests of their own: they are run by the harness, never collected here."""

collect_ignore = ["programs"]
