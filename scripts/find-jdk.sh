# Finds a Java of at least version 25. To be sourced by a POSIX shell; defines functions and runs nothing.
#
#   keyden_use_java jdk   exports JAVA_HOME for building (javac is needed)
#   keyden_use_java jre   exports JAVA_HOME for running
#
# Order: JAVA_HOME, then `java` on the PATH, then the usual places, the newest version found there first. Where none
# fits, one line on stderr says what to install and the shell exits with code 2.
#
# Versions are read from the `release` file that every JDK carries, so that looking at ten of them starts no program;
# only a Java without that file is asked itself.

keyden_java_least=25

# A directory put before the absolute places below. Empty but in tests, and deliberately not read from the environment.
keyden_java_root=

keyden_use_java() {
  if keyden_java_found=$(keyden_find_java "$1"); then
    JAVA_HOME=$keyden_java_found
    export JAVA_HOME
    return 0
  fi
  if [ "$1" = jdk ]; then
    keyden_java_what="building Keyden needs JDK $keyden_java_least or newer"
  else
    keyden_java_what="Keyden needs Java $keyden_java_least or newer"
  fi
  printf '%s\n' "$keyden_java_what and none was found: install one, for example Eclipse Temurin (https://adoptium.net), or set JAVA_HOME" >&2
  exit 2
}

# Prints the home of the Java to use. Runs in a subshell, so that the caller's options and variables stay as they are.
keyden_find_java() (
  set +efu
  need=$1

  home=${JAVA_HOME-}
  if [ -n "$home" ] && keyden_java_fits "$home" "$need"; then
    printf '%s\n' "$home"
    exit 0
  fi

  home=$(keyden_java_on_path)
  if [ -n "$home" ] && keyden_java_fits "$home" "$need"; then
    printf '%s\n' "$home"
    exit 0
  fi

  best= best_rank=0
  for home in \
    "$keyden_java_root"/usr/lib/jvm/* \
    "$keyden_java_root"/usr/lib64/jvm/* \
    "$keyden_java_root"/opt/java/* \
    "$keyden_java_root"/opt/jdk* \
    "$keyden_java_root"/usr/java/* \
    "$keyden_java_root"/usr/local/openjdk-* \
    "${HOME-}"/.sdkman/candidates/java/* \
    "${HOME-}"/.jdks/* \
    "${HOME-}"/.asdf/installs/java/* \
    "${HOME-}"/.local/share/mise/installs/java/* \
    "$keyden_java_root"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$keyden_java_root"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$keyden_java_root"/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$keyden_java_root"/home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
    [ -x "$home/bin/java" ] || continue
    keyden_java_fits "$home" "$need" || continue
    rank=$(keyden_java_rank "$(keyden_java_version "$home")")
    if [ "$rank" -gt "$best_rank" ]; then
      best=$home best_rank=$rank
    fi
  done
  if [ -z "$best" ] && [ -x "$keyden_java_root/usr/libexec/java_home" ]; then
    home=$("$keyden_java_root/usr/libexec/java_home" -v "$keyden_java_least+" 2>/dev/null)
    if [ -n "$home" ] && keyden_java_fits "$home" "$need"; then
      best=$home
    fi
  fi
  [ -n "$best" ] || exit 1
  printf '%s\n' "$best"
)

# Prints the home of the `java` on the PATH, or nothing.
keyden_java_on_path() {
  found=$(command -v java 2>/dev/null)
  case $found in
  /*) ;;
  *) return 0 ;;
  esac
  # On macOS /usr/bin/java is a stand-in that may open a window; java_home, asked last, knows what stands behind it.
  if [ "$found" = /usr/bin/java ] && [ -x /usr/libexec/java_home ]; then
    return 0
  fi
  real=$found
  while [ -L "$real" ]; do
    target=$(readlink "$real") || break
    case $target in
    /*) real=$target ;;
    *) real=${real%/*}/$target ;;
    esac
  done
  home=$(CDPATH='' cd -P -- "${real%/*}/.." 2>/dev/null && pwd)
  if [ -n "$home" ] && [ -f "$home/release" ]; then
    printf '%s\n' "$home"
    return 0
  fi
  # A shim of a version manager: only the Java behind it knows where it lives.
  "$found" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

# keyden_java_fits HOME jdk|jre
keyden_java_fits() {
  [ -x "$1/bin/java" ] || return 1
  [ "$2" != jdk ] || [ -x "$1/bin/javac" ] || return 1
  major=$(keyden_java_version "$1")
  major=${major%%[!0-9]*}
  [ -n "$major" ] && [ "$major" -ge "$keyden_java_least" ]
}

# Prints the version of the Java in HOME, such as 25.0.3, or nothing.
keyden_java_version() {
  version=
  if [ -r "$1/release" ]; then
    while IFS= read -r line || [ -n "$line" ]; do
      case $line in
      JAVA_VERSION=*)
        version=${line#JAVA_VERSION=}
        version=${version#\"}
        version=${version%%\"*}
        break
        ;;
      esac
    done <"$1/release"
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/^[^"]*version "\([^"]*\)".*/\1/p' | head -n 1)
  fi
  printf '%s\n' "$version"
}

# Prints one number by which versions such as 25, 25.0.3 and 26-ea can be compared.
keyden_java_rank() {
  rest=$1 rank=0 part=0
  while [ "$part" -lt 3 ]; do
    number=${rest%%[!0-9]*}
    # Without leading zeros, which would make the shell read an octal number.
    number=${number#"${number%%[!0]*}"}
    rank=$((rank * 1000 + ${number:-0}))
    case $rest in
    *.*) rest=${rest#*.} ;;
    *) rest= ;;
    esac
    part=$((part + 1))
  done
  printf '%s\n' "$rank"
}
