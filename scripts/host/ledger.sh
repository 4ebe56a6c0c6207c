#!/usr/bin/env bash
# Fetches the ledger of GITHUB_REPOSITORY, and says by the output `ledger` at which commit of its branch; a step of the
# workflows. GENERATOR is the folder of the generator, where it is not the repository itself.
set -euo pipefail
make -f "${GENERATOR:-.}/Makefile" ledger REMOTE="https://x-access-token:$GITHUB_TOKEN@github.com/$GITHUB_REPOSITORY.git"
echo "ledger=$(git rev-parse --quiet --verify refs/remotes/origin/ledger || true)" >> "$GITHUB_OUTPUT"
