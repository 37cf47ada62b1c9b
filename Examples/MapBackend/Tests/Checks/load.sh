#!/bin/sh
# Measures the server with wrk: nearest stops by road, at random places of the sample district.
#
#   Tests/Checks/load.sh [seconds] [connections]
#
# Needs wrk (Debian: apt-get install wrk) and a release build: swift build -c release.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
package=$(cd "$here/../.." && pwd)
seconds=${1:-10}
connections=${2:-32}
port=${PORT:-8099}
map=${MAP:-}

"$package/.build/release/MapBackend" --port "$port" ${map:+--map "$map"} 2>/dev/null &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null || true' EXIT
until curl -s -o /dev/null "http://127.0.0.1:$port/readyz"; do sleep 0.2; done

for question in ${QUESTIONS:-bare one fast five near open}; do
  echo "== $question"
  wrk -t1 -c"$connections" -d"${seconds}s" --latency -s "$here/load.lua" \
    "http://127.0.0.1:$port" -- "$question" | grep -E "50%|99%|Requests/sec|Non-2xx|Socket"
done
uptime
