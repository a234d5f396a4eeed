"""Programs that are run, migrated, and run again: what they print, return and ask of the client must not change."""
