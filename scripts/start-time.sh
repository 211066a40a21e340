#!/bin/sh
# Measures how long the packaged `keyden key list` takes, from the shell's start of it to its end, with its AOT cache and
# without, in turns; prints the medians. Build first: ./keyden --version
#
#   start-time.sh [ROUNDS]   how often each is run; 15 unless given

set -eu

rounds=${1:-15}
here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd)
root=$here/..
program=$root/keyden-server/target/keyden
work=$(mktemp -d "${TMPDIR:-/tmp}/keyden-start-time.XXXXXX")
server=
finish() {
  [ -z "$server" ] || kill -TERM "$server" 2>/dev/null || :
  [ ! -f "$work/keyden-cli.aot" ] || mv -f -- "$work/keyden-cli.aot" "$program/keyden-cli.aot"
  rm -rf -- "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

KEYDEN_API_KEY=API-$(LC_ALL=C tr -dc 'A-Z0-9' </dev/urandom | head -c 26)
export KEYDEN_API_KEY
KEYDEN_ADMIN_API_KEY=$KEYDEN_API_KEY KEYDEN_ADMIN_PASSWORD=$KEYDEN_API_KEY \
  "$root/keyden" serve --port 0 --data-dir "$work/data" --ready-file "$work/ready" >/dev/null 2>&1 &
server=$!
until [ -s "$work/ready" ]; do
  kill -0 "$server"
  sleep 0.2
done
KEYDEN_URL=$(cat "$work/ready")
export KEYDEN_URL

# once NAME COMMAND...   appends the milliseconds of one run
once() {
  name=$1
  shift
  begin=$(date +%s%N)
  "$@" >/dev/null
  echo $((($(date +%s%N) - begin) / 1000000)) >>"$work/$name"
}
median() { sort -n "$work/$1" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] " ms (" all[1] " to " all[NR] ")" }'; }

round=0
while [ "$round" -lt "$rounds" ]; do
  round=$((round + 1))
  once sources "$root/keyden" key list
  once with "$program/bin/keyden" key list
  mv -f -- "$program/keyden-cli.aot" "$work/keyden-cli.aot"
  once without "$program/bin/keyden" key list
  mv -f -- "$work/keyden-cli.aot" "$program/keyden-cli.aot"
done
echo "keyden key list, median of $rounds:"
echo "  from the sources, with the cache   $(median sources)"
echo "  packaged, with the cache           $(median with)"
echo "  packaged, without the cache        $(median without)"
