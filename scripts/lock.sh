#!/bin/sh
# Pins every requirement with its hashes: `make lock`. The file names no index, so that it serves behind any mirror.
set -eu
cd "$(dirname "$0")/.."
unfinished=$(mktemp)
trap 'rm -f "$unfinished" "$unfinished.pins"' EXIT
cp requirements.lock "$unfinished.pins" 2>/dev/null || : >"$unfinished.pins"
.venv/bin/pip-compile --quiet --no-build-isolation --all-build-deps --extra dev --generate-hashes --allow-unsafe \
    --strip-extras --no-annotate --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
    "$@" --output-file "$unfinished.pins" pyproject.toml
{
    echo "# Everything needed to build, run and test, with hashes; written by make lock from pyproject.toml."
    cat "$unfinished.pins"
} >"$unfinished"
if grep -nE '://|^-|^ *file:' "$unfinished"; then
    echo "The lines above name an index: nothing was written." >&2
    exit 1
fi
cat "$unfinished" >requirements.lock
