"""What a run found, told to people and to scripts. In: an ``Outcome``. Out: text or bytes. Reports are functions of the outcome
alone: nothing is read from disk, nothing is analysed here."""
