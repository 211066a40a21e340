#!/bin/sh
# Builds Keyden, loads the packaged server over the loopback interface, and prints what requests, memory and starts cost.
#
#   scripts/load-test.sh [--quick] [--only reads|creates|starts|growth|nodes]...
#
# Needs Linux: the times of a process are read from /proc. Everything lies in a temporary folder, below TMPDIR or /tmp: what
# a commit costs is told only if that is on a disk. Every server that was started is stopped at the end, or by Ctrl-C.

set -eu

root=$(CDPATH='' cd -P -- "$(dirname -- "$0")/.." && pwd)

. "$root/scripts/find-jdk.sh"
keyden_use_java jdk

echo 'building ...' >&2
(cd "$root" && ./mvnw -q -B -ntp -pl keyden-benchmarks -am -DskipTests package)
# The start script leaves out a cache that is older than a jar.
if [ -z "$(find "$root/keyden-server/target/keyden/keyden.aot" -newer "$root/keyden-server/target/keyden/built.txt" 2>/dev/null)" ]; then
  sh "$root/scripts/make-aot-cache.sh"
fi

exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx256m --enable-native-access=ALL-UNNAMED \
  "-Djava.io.tmpdir=${TMPDIR:-/tmp}" \
  -cp "$root/keyden-benchmarks/target/classes:$root/keyden-benchmarks/target/lib/*" \
  io.keyden.benchmarks.load.LoadTest --program "$root/keyden-server/target/keyden/bin/keyden" "$@"
