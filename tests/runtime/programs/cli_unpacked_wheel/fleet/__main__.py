import sys

from fleet.server import main

sys.exit(main())
