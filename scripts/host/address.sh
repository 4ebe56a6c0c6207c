#!/usr/bin/env bash
# Names by the output `url` the address of the site: GIVEN, else that of the repository at its host.
set -euo pipefail
owner="${GITHUB_REPOSITORY_OWNER,,}"
repository="${GITHUB_REPOSITORY#*/}"
if [ -n "$GIVEN" ]; then
  url="$GIVEN"
elif [ "${repository,,}" = "$owner.github.io" ]; then
  url="https://$owner.github.io/"
else
  url="https://$owner.github.io/$repository/"
fi
echo "url=$url" >> "$GITHUB_OUTPUT"
