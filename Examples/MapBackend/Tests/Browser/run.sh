#!/bin/sh
# Drives the page in Chromium, as people do, against a server of the sample district.
#
#   Tests/Browser/run.sh [pytest's options]
#
# Needs Chromium (Debian: apt-get install chromium) and a build: swift build -c release --product MapBackend.
# WAYSTATION_CITY names a larger map, of which drawing is measured, too. SCREENSHOTS=1 makes those of docs/ again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
environment=${BROWSER_TESTS:-${TMPDIR:-/tmp}/waystation-browser-tests}
if [ ! -x "$environment/bin/pytest" ]; then
  python3 -m venv "$environment"
  "$environment/bin/pip" install --quiet --requirement "$here/requirements.txt"
fi
exec "$environment/bin/pytest" -p no:cacheprovider "$here" "$@"
