#!/usr/bin/env python3
"""Is the server what openapi.json says? Asked by schemathesis, which makes up requests by the thousand.

    python3 -m venv /tmp/checks && /tmp/checks/bin/pip install schemathesis routingpy
    swift build && /tmp/checks/bin/python Tests/Checks/contract.py

Exits with 1 on any finding.
"""

import json
import os
import subprocess
import sys
import tempfile

from server import PACKAGE, Server

TOKEN = "a token for checks, 32 bytes long"

# What is not looked for, and why.
EXCLUDED = [
    # OSRM answers 400 to what it can't read and to what has no answer, whatever is wrong: a place off the map as
    # well as a word that nobody knows. And what a pattern can't say, as that a day has to exist, is refused, too.
    "positive_data_acceptance",
    "negative_data_rejection",
]


# What is asked for, where anything that the document allows would mostly be refused before a service is reached:
# coordinates anywhere on earth, days that no month has, words that nobody knows.
PAIR = r"116\.3[0-9]{1,6},39\.9[0-9]{1,6}"
WORD = "(water|phone_charging|ebike_charging|battery_swap|hot_meal|microwave|shelter|toilets|air_pump|喝水)"
NEED = f"{WORD}(,{WORD}){{0,3}}"
ASKED = {
    "at": r"^2026-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]$",
    "bbox": r"^116\.3[0-4][0-9]{0,4},39\.8[0-9]{1,5},116\.3[5-9][0-9]{0,4},39\.9[0-9]{1,5}$",
    "needs": f"^{NEED}$",
    "avoid": "^[a-z0-9-]{1,20}(,[a-z0-9-]{1,20}){0,5}$",
}
# By service: how many places more than one.
MORE = {"along": "{1,3}", "route": "{1,3}", "table": "{0,5}", "roads": "{1,1}", "tour": "{0,1}"}


def asked(document):
    """The same document, narrower in what is made up."""
    for path, methods in document["paths"].items():
        service = path.split("/")[1]
        for operation in methods.values():
            for parameter in operation.get("parameters", []):
                name, schema = parameter["name"], parameter["schema"]
                if name == "coordinates":
                    schema["pattern"] = f"^{PAIR}(;{PAIR}){MORE.get(service, '{0,0}')}$"
                elif name == "needs" and service == "tour":
                    schema["pattern"] = f"^{NEED}(;{NEED}){{0,4}}$"
                elif name in ASKED:
                    schema["pattern"] = ASKED[name]
    return document


def main():
    with open(os.path.join(PACKAGE, "openapi.json")) as file:
        document = asked(json.load(file))
    with Server(token=TOKEN) as server, tempfile.NamedTemporaryFile("w", suffix=".json") as narrow:
        json.dump(document, narrow)
        narrow.flush()
        command = [
            os.path.join(os.path.dirname(sys.executable), "schemathesis"), "run",
            narrow.name,
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
