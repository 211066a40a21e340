#!/bin/sh
# Makes docs/images/*.png anew: the portal of the packaged server in headless Chromium. Needs chromium and chromedriver on the
# PATH, with the fonts of fonts-dejavu-core or fonts-liberation, else every picture looks different.

set -eu
cd "$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd)/.."

# With CI=true a missing browser is a failure and not a test left out.
CI=true ./mvnw -q -B -ntp -Dkeyden.test.excluded-groups= \
  -pl keyden-acceptance -am test -Dtest=PortalScreenshots -Dsurefire.failIfNoSpecifiedTests=false
ls -l docs/images/*.png
