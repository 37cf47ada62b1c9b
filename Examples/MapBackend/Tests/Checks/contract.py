#!/usr/bin/env python3
"""Is the server what openapi.json says? Asked by schemathesis, which makes up requests by the thousand.

    python3 -m venv /tmp/checks && /tmp/checks/bin/pip install schemathesis routingpy
    swift build && /tmp/checks/bin/python Tests/Checks/contract.py

Exits with 1 on any finding.
"""

import os
import subprocess
import sys

from server import PACKAGE, Server

TOKEN = "a token for checks, 32 bytes long"

# What is not looked for, and why.
EXCLUDED = [
    # OSRM answers 400 to a wrong version or service, and to what it can't read, whatever is wrong with it;
    # what the document says of strings (pattern, enum) is stricter than what is understood on purpose: other
    # clients write coordinates as encoded polylines, needs in Chinese.
    "positive_data_acceptance",
    "negative_data_rejection",
]


def main():
    with Server(token=TOKEN) as server:
        command = [
            os.path.join(os.path.dirname(sys.executable), "schemathesis"), "run",
            os.path.join(PACKAGE, "openapi.json"),
            "--url", server.url,
            "--header", f"Authorization: Bearer {TOKEN}",
            "--checks", "all",
            "--exclude-checks", ",".join(EXCLUDED),
            "--max-examples", os.environ.get("EXAMPLES", "60"),
            "--phases", "examples,coverage,fuzzing",
            "--request-timeout", "10",
            "--seed", "7",
            *sys.argv[1:],
        ]
        status = subprocess.run(command, check=False).returncode
        if server.get("/healthz")[0] != 200:
            print("the server is gone")
            status = 1
    sys.exit(status)


if __name__ == "__main__":
    main()
