#!/usr/bin/env bash
# Records the built site on the branch `ledger` of GITHUB_REPOSITORY, and says by the output `site` that it may be
# published; a step of the workflows. BUILT_WITH is the commit of the ledger with which the site was built, GENERATOR the
# folder of the generator, where it is not the repository itself.
set -euo pipefail
generator="${GENERATOR:-.}"
synopsis() { "$generator/.venv/bin/python" "$generator/scripts/build.py" "$@"; }
remote="https://x-access-token:$GITHUB_TOKEN@github.com/$GITHUB_REPOSITORY.git"
unset GITHUB_TOKEN # the key is git's alone
git config user.name "github-actions[bot]"
git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
ledger=refs/remotes/origin/ledger
for attempt in 1 2 3 4 5; do
  git fetch --quiet --depth=1 "$remote" main
  if [ "$(git rev-parse FETCH_HEAD)" != "$GITHUB_SHA" ]; then
    echo "::notice::main has moved since this run began: the run of what stands there now publishes it"
    exit 0
  fi
  make -f "$generator/Makefile" ledger REMOTE="$remote"
  before="$(git rev-parse --quiet --verify "$ledger" || true)"
  if [ "$before" != "$BUILT_WITH" ]; then # the number of the edition follows from the ledger
    EDITION_COMMIT="$GITHUB_SHA" EDITION_DAY="$(date -u +%F)" synopsis build
    BUILT_WITH="$before"
  fi
  synopsis publish
  blob="$(git hash-object -w sources/permalinks.txt)"
  tree="$(printf '100644 blob %s\tpermalinks.txt\n' "$blob" | git mktree)"
  if [ -n "$before" ] && [ "$tree" = "$(git rev-parse "$before^{tree}")" ]; then
    recorded=yes
  else
    parent=(-p "$before")
    if [ -z "$before" ] || ! git show "$before:permalinks.txt" \
      | cmp --quiet --bytes="$(git cat-file -s "$before:permalinks.txt")" - sources/permalinks.txt; then
      parent=() # a redaction has closed sums, which must not stay in the history of the branch either
    fi
    commit="$(git commit-tree "$tree" "${parent[@]}" -m "Record what is published")"
    lease="--force-with-lease=refs/heads/ledger:$before" # nothing else than what was read is replaced
    git push --quiet "$lease" "$remote" "$commit:refs/heads/ledger" && recorded=yes || recorded=no
  fi
  if [ "$recorded" = yes ]; then
    # while the commit is the newest of main: of an older one the workflow may not write a tag
    tag="$(synopsis editions --tag)"
    git push --quiet "$remote" "$GITHUB_SHA:refs/tags/$tag" \
      || echo "::warning::the tag '$tag' cannot be written: a rule for tags must let this workflow do it"
    echo "site=site-$GITHUB_RUN_ID-$GITHUB_RUN_ATTEMPT" >> "$GITHUB_OUTPUT"
    exit 0
  fi
  git fetch --quiet --prune "$remote" '+refs/heads/ledger*:refs/remotes/origin/ledger*'
  if [ "$before" = "$(git rev-parse --quiet --verify "$ledger" || true)" ]; then
    echo "::error::the branch 'ledger' cannot be written: a rule for branches must let this workflow do it"
    exit 1
  fi
  sleep "$attempt" # another one published in between: begin again with what it left
done
exit 1
