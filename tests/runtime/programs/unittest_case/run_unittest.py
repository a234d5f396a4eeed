import io
import unittest

import test_ledger

if __name__ == "__main__":
    suite = unittest.defaultTestLoader.loadTestsFromModule(test_ledger)
    result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    print(result.testsRun, sorted(t.id() for t, _ in result.failures), len(result.errors))
