#!/bin/sh
# Renders every overlay into rendered/, and notes what it was rendered from.
set -eu
cd "$(dirname "$0")"
mkdir -p rendered
for overlay in local local/migrations production production/migrations production-ingress; do
  kubectl kustomize "overlays/$overlay" > "rendered/$(echo "$overlay" | tr / -).yaml"
done
find base components migrations overlays -type f | LC_ALL=C sort | xargs sha256sum > rendered/sources.sha256
