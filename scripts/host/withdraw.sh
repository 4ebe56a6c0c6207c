#!/usr/bin/env bash
# Deletes the releases and tags of the editions that a redaction touches; a step of the workflows. With a release go its
# notes, with a tag the sources as they were, which the host offers for download. GENERATOR is as in record.sh.
set -euo pipefail
generator="${GENERATOR:-.}"
remote="https://x-access-token:$GH_TOKEN@github.com/$GITHUB_REPOSITORY.git"
make -f "$generator/Makefile" ledger REMOTE="$remote"
withdrawn="$("$generator/.venv/bin/python" "$generator/scripts/build.py" editions --withdrawn)"
releases="$(gh api --paginate "repos/$GITHUB_REPOSITORY/releases" --jq '.[].tag_name')"
tags="$(git ls-remote --tags "$remote" | sed 's|.*refs/tags/||')"
for tag in $withdrawn; do
  if grep -Fqx "$tag" <<< "$releases"; then
    gh release delete "$tag" --repo "$GITHUB_REPOSITORY" --yes
  fi
  if grep -Fqx "$tag" <<< "$tags"; then
    git push --quiet "$remote" ":refs/tags/$tag"
  fi
done
