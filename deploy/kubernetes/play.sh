#!/bin/sh
# Runs the rendered local overlay with podman kube play: whether the manifests start, where there is no cluster.
# "play.sh up" starts it with new Secrets, "play.sh down" removes it. What podman does not take is in docs/guides/images.md.
set -eu
cd "$(dirname "$0")"
root=../..
network=molaris
services="clinic-service treatment-service payment-service recall-service"
volumes="postgresql kafka postgresql-init kafka-topics passport-signing-keys passport-keys api-key-pepper
  recall-service-signing-key issuer-secret"

# The object of that kind and name as it was rendered.
object() {
  awk -v kind="$1" -v name="$2" '
    function flush() { if (k == kind && n == name) printf "%s", text; text = k = n = "" }
    FNR == 1 { flush() }
    /^---$/ { flush(); next }
    /^kind: / { k = $2 }
    /^  name: / && n == "" { n = $2 }
    { text = text $0 "\n" }
    END { flush() }' rendered/local.yaml rendered/local-migrations.yaml
}

# The object as podman takes it: a Deployment, with a volume for what is claimed, and without probes.
playable() {
  awk -v pod="$1" '
    /^kind: / { print "kind: Deployment"; next }
    /^apiVersion: / { print "apiVersion: apps/v1"; next }
    # All pods would have the same ports of the machine.
    /^        (ports|livenessProbe|readinessProbe|startupProbe):$/ { left_out = 1; next }
    left_out && /^(         |        - )/ { next }
    { left_out = 0 }
    /^      volumes:$/ { has_volumes = 1 }
    /^  volumeClaimTemplates:$/ {
      if (!has_volumes) print "      volumes:"
      print "      - name: data\n        persistentVolumeClaim:\n          claimName: " pod
      exit
    }
    # An emptyDir is a volume of that name on the machine.
    /^ +(- )?name: (tmp|run)$/ { $0 = substr($0, 1, index($0, "name: ") + 5) pod "-" $NF }
    { print }
    # Podman 4.3 falls over a Secret that does not say so itself.
    /^          secretName: / { print "          optional: false" }'
}

play() {
  echo "starting $2"
  { for map in molaris molaris-services molaris-gateway postgresql-init kafka-topics; do
      object ConfigMap "$map"
      echo ---
    done
    object "$1" "$2" | playable "$2"
  } | podman kube play --network "$network:alias=$2,alias=$2-pods" - >/dev/null
}

# From an object as JSON. Podman 4.3 wants those that are mounted as an object with bare values, those in variables without one.
secret() {
  object=$(cat)
  name=$(printf '%s' "$object" | jq -r .metadata.name)
  values='.stringData | map_values(@base64)'
  ! grep -q "secretName: $name\$" rendered/local.yaml || values="{apiVersion, kind, metadata, data: .stringData}"
  printf '%s' "$object" | jq -c "$values" | podman secret create "$name" - >/dev/null
}

random() {
  jq -nc --arg name "$1" --arg key "$2" --arg value "$(openssl rand -hex 16)" \
    '{apiVersion: "v1", kind: "Secret", metadata: {name: $name}, stringData: {($key): $value}}' | secret
}

# The pod's only container: podman calls the pod of a Deployment <name>-pod-0, or later <name>-pod.
container() {
  podman ps --all --noheading --filter "name=^$1-pod(-0)?-[a-z-]+\$" --format '{{.Names}}'
}

await() {
  for _ in $(seq 300); do
    ! "$@" >/dev/null 2>&1 || return 0
    sleep 1
  done
  echo "In five minutes not: $*" >&2
  exit 1
}

answers() {
  podman exec "$(container postgresql)" pg_isready --username=postgres --host=127.0.0.1
}

completed() {
  [ "$(podman inspect --format '{{.State.Status}} {{.State.ExitCode}}' "$(container "$1")")" = "exited 0" ]
}

address() {
  podman inspect --format "{{(index .NetworkSettings.Networks \"$network\").IPAddress}}" "$(container "$1")"
}

ready() {
  curl -sf -o /dev/null --max-time 3 "http://$(address "$1"):$2/q/health/ready"
}

up() {
  secrets=$("$root/molaris" kubernetes-secrets)
  printf '%s' "$secrets" | jq -c '.items[]' | while read -r item; do printf '%s' "$item" | secret; done
  random postgresql-superuser password
  random issuer-secret issuer-secret
  podman network exists "$network" || podman network create "$network" >/dev/null

  play StatefulSet postgresql
  play StatefulSet kafka
  await answers
  play Job kafka-topics
  await completed kafka-topics
  for service in $services; do
    play Job "$service-migration"
    await completed "$service-migration"
  done
  for service in $services; do
    play Deployment "$service"
    await ready "$service" 8080
  done
  play Deployment gateway
  await ready gateway 9000
  echo "ready: http://$(address gateway):8080, the issuer on :9000 with the secret below"
  podman exec "$(container gateway)" cat /etc/molaris/issuer/issuer-secret
  echo
}

down() {
  for pod in postgresql kafka kafka-topics gateway $services $(printf '%s-migration ' $services); do
    podman pod rm --force --ignore --time 1 "$pod-pod" "$pod-pod-0" >/dev/null
    podman volume rm --force "$pod-tmp" "$pod-run" >/dev/null
  done
  podman volume rm --force $volumes >/dev/null
  { sed -n 's/^ *secretName: //p' rendered/local.yaml
    awk '/secretKeyRef:/ { look = 3 } look-- > 0 && $1 == "name:" { print $2 }' rendered/local.yaml rendered/local-migrations.yaml
  } | sort -u | while read -r name; do podman secret rm "$name" >/dev/null 2>&1 || true; done
  podman network rm --force "$network" >/dev/null
}

case ${1:-} in
  up | down) "$1" ;;
  *) echo "play.sh up | down" >&2; exit 2 ;;
esac
