#!/bin/sh
# Builds and runs the JMH benchmarks.
#
#   scripts/benchmarks.sh [PATTERN] [JMH OPTION]...
#
# PATTERN is part of the name of a benchmark; without it all run, which takes half an hour. JMH's own options follow, such
# as `-prof gc` for the bytes that a call allocates, or `-f 1 -wi 2 -i 3` for a first, rough look. What each benchmark asks
# stands in its class, below keyden-benchmarks/src/main/java.

set -eu

root=$(CDPATH='' cd -P -- "$(dirname -- "$0")/.." && pwd)

. "$root/scripts/find-jdk.sh"
keyden_use_java jdk

(cd "$root" && ./mvnw -q -B -ntp -pl keyden-benchmarks -am -DskipTests package)

# No benchmark with less memory than it measures: the defaults of a large machine hide what a small one pays for.
exec "$JAVA_HOME/bin/java" -cp "$root/keyden-benchmarks/target/classes:$root/keyden-benchmarks/target/lib/*" \
  org.openjdk.jmh.Main -jvmArgs "-Xmx512m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED" "$@"
