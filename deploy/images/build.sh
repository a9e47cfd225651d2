#!/bin/sh
# Builds the images of all parts, or of those that are named, from built modules (mvn package -Pimages): molaris/<part>:<version>.
# IMAGE_TOOL (docker, podman), BASE (a JRE of 17 or later) and VERSION can be set.
set -eu
cd "$(dirname "$0")/../.."
tool=${IMAGE_TOOL:-$(command -v docker || command -v podman)} || { echo "There is neither docker nor podman." >&2; exit 1; }
version=${VERSION:-$(sed -n 's:^    <version>\(.*\)</version>:\1:p' pom.xml | head -n 1)}
[ $# -gt 0 ] || set -- clinic-service treatment-service payment-service recall-service gateway
for part in "$@"; do
  [ -f "$part/target/quarkus-app/quarkus-run.jar" ] || { echo "$part is not built; mvn package -Pimages builds it." >&2; exit 1; }
  # Every library by its digest: a list of an earlier build, or of none, is no list of this image.
  for digest in $(find "$part/target/quarkus-app/lib" -type f -exec sha256sum {} + | cut -d ' ' -f 1); do
    grep -q "$digest" "$part/target/sbom.json" ||
      { echo "$part/target/sbom.json is not of this build; mvn package -Pimages makes it, but not offline." >&2; exit 1; }
  done
  # No time of building: the same commit gives the same image.
  "$tool" build --file deploy/images/Dockerfile --tag "molaris/$part:$version" ${BASE:+--build-arg "BASE=$BASE"} \
    --build-arg "PART=$part" --build-arg "VERSION=$version" --build-arg "REVISION=$(git rev-parse HEAD 2>/dev/null || echo unknown)" \
    $([ "$(basename "$tool")" = podman ] && echo --timestamp 0) .
done
