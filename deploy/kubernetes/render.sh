#!/bin/sh
# Renders every overlay into rendered/, and notes what it was rendered from and what came of it.
set -eu
cd "$(dirname "$0")"
for overlay in local local/migrations production production/migrations production-ingress; do
  kubectl kustomize "overlays/$overlay" > "rendered/$(echo "$overlay" | tr / -).yaml"
done
find base components migrations overlays rendered -type f -name '*.yaml' | LC_ALL=C sort | xargs sha256sum > rendered/files.sha256
