#!/bin/sh
# Makes keyden.aot and keyden-cli.aot, the caches of loaded and linked classes by which the Java virtual machine starts the
# server and the other commands in about half the time: starts the server once on an empty data directory, sends it a few
# requests, runs a command against it and stops it again.
#
#   make-aot-cache.sh [FOLDER]   the folder with Keyden's bin/ and lib/; without it, the one this script belongs to
#
# The caches fit the Java and the jars they were made with. Run this again after exchanging either.

set -eu

here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd)
if [ $# -gt 0 ]; then
  program=$1
elif [ -d "$here/../lib" ]; then
  program=$here/..
else
  program=$here/../keyden-server/target/keyden
fi
if ! program=$(CDPATH='' cd -P -- "$program" 2>/dev/null && pwd) || [ ! -f "$program/lib/keyden-server.jar" ]; then
  echo 'make-aot-cache: no built Keyden found' >&2
  echo 'hint: ./mvnw -DskipTests -pl keyden-server -am package' >&2
  exit 1
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/keyden-training.XXXXXX")
server=
finish() {
  code=$?
  trap - EXIT
  if [ -n "$server" ]; then
    kill -KILL "$server" 2>/dev/null || :
  fi
  rm -rf -- "$work" "$program/keyden.aot.new" "$program/keyden.aot.new.config" \
    "$program/keyden-cli.aot.new" "$program/keyden-cli.aot.new.config"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

give_up() {
  printf 'make-aot-cache: %s\n' "$1" >&2
  cat "$work/log" >&2
  exit 1
}

# waits_for SECONDS COMMAND...   true as soon as the command is, false after the time
waits_for() {
  rounds=$(($1 * 5))
  shift
  while ! "$@"; do
    rounds=$((rounds - 1))
    [ "$rounds" -gt 0 ] || return 1
    sleep 0.2
  done
}

ready_or_ended() { [ -s "$work/ready" ] || ended; }
ended() { ! kill -0 "$server" 2>/dev/null; }

rm -f -- "$program/keyden.aot" "$program/keyden-cli.aot"
key=API-$(LC_ALL=C tr -dc 'A-Z0-9' </dev/urandom | head -c 26)

# With an empty environment, so that no setting of the caller's real server, above all its database, reaches this one.
# The path of the cache is relative, since KEYDEN_JAVA_OPTIONS cannot carry a blank.
cd "$program"
env -i PATH="$PATH" HOME="${HOME-/}" JAVA_HOME="${JAVA_HOME-}" TMPDIR="${TMPDIR:-/tmp}" \
  KEYDEN_ADMIN_API_KEY="$key" KEYDEN_ADMIN_PASSWORD="$key" \
  KEYDEN_JAVA_OPTIONS='-XX:AOTCacheOutput=keyden.aot.new' \
  /bin/sh bin/keyden serve --port 0 --host 127.0.0.1 --data-dir "$work/data" --ready-file "$work/ready" \
  >"$work/log" 2>&1 &
server=$!

if ! waits_for 60 ready_or_ended || ended; then
  give_up 'the server did not start'
fi
address=$(cat "$work/ready")

# What programs do with a server of keys. A failure here makes the cache smaller, not wrong.
if command -v curl >/dev/null 2>&1; then
  printf 'header = "X-Octopus-ApiKey: %s"\nsilent\nmax-time = 5\n' "$key" >"$work/curl"
  ask() { curl -K "$work/curl" "$@" 2>/dev/null || :; }
  first_id() { tr ',{' '\n\n' | sed -n 's/^ *"Id": *"\([^"]*\)".*/\1/p' | head -n 1; }

  user=$(ask "$address/api/users/me" | first_id)
  for round in 1 2 3 4 5; do
    for path in /api /api/users /api/users/me "/api/users/$user" "/api/users/$user/apikeys" /api/spaces /app; do
      ask -o /dev/null "$address$path"
    done
    made=$(ask -X POST -d "{\"Purpose\":\"training $round\"}" "$address/api/users/$user/apikeys" | first_id)
    ask -o /dev/null -X DELETE "$address/api/users/$user/apikeys/$made"
  done
  curl -s --max-time 5 -o /dev/null -H 'X-Octopus-ApiKey: API-0000000000000000000000000A' "$address/api/users/me" || :
fi

# A failure costs the commands their cache, and nobody else.
if env -i PATH="$PATH" HOME="$work" JAVA_HOME="${JAVA_HOME-}" TMPDIR="${TMPDIR:-/tmp}" \
  KEYDEN_URL="$address" KEYDEN_API_KEY="$key" \
  KEYDEN_JAVA_OPTIONS='-XX:AOTCacheOutput=keyden-cli.aot.new' \
  /bin/sh bin/keyden key list >>"$work/log" 2>&1 && [ -s "$program/keyden-cli.aot.new" ]; then
  mv -f -- "$program/keyden-cli.aot.new" "$program/keyden-cli.aot"
else
  echo 'make-aot-cache: note: no cache for the commands beside serve' >&2
fi

kill -TERM "$server"
waits_for 120 ended || give_up 'the server did not stop'
wait "$server" || :
server=
[ -s "$program/keyden.aot.new" ] || give_up 'the Java virtual machine wrote no cache'
mv -f -- "$program/keyden.aot.new" "$program/keyden.aot"
