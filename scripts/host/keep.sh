#!/usr/bin/env bash
# Keeps the published site as the release of its edition, once; a step of the workflows. GENERATOR is as in record.sh.
set -euo pipefail
generator="${GENERATOR:-.}"
synopsis() { "$generator/.venv/bin/python" "$generator/scripts/build.py" "$@"; }
remote="https://x-access-token:$GH_TOKEN@github.com/$GITHUB_REPOSITORY.git"
tag="$(synopsis editions --tag)"
if [ "$(git ls-remote "$remote" "refs/tags/$tag" | cut -f 1)" != "$GITHUB_SHA" ]; then
  echo "::error::the edition is published and not kept: the tag '$tag' is not there, or of another commit"
  exit 1
fi
releases="$(gh api --paginate "repos/$GITHUB_REPOSITORY/releases" --jq '.[] | "\(.tag_name) \(.draft)"')"
if grep -Fqx "$tag false" <<< "$releases"; then
  exit 0 # a run that is repeated keeps nothing twice
fi
if grep -Fqx "$tag true" <<< "$releases"; then
  gh release delete "$tag" --repo "$GITHUB_REPOSITORY" --yes # half of one, which a killed run has left
fi
synopsis editions --notes > "$RUNNER_TEMP/notes.md"
synopsis editions --keep "$RUNNER_TEMP/kept"
gh release create "$tag" --repo "$GITHUB_REPOSITORY" --verify-tag --title "Edition ${tag#edition-}" \
  --notes-file "$RUNNER_TEMP/notes.md" "$RUNNER_TEMP/kept/"*
