package org.molaris.kubernetes;

import static org.molaris.kubernetes.Manifest.elements;
import static org.molaris.kubernetes.Manifest.strings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds of everything that is deployed; each says which objects break it. */
enum Rule {
    RUNS_AS_NOBODY_IN_PARTICULAR(eachWorkload(workload -> {
        var security = workload.pod().path("securityContext");
        return security.path("runAsNonRoot").asBoolean()
                && security.path("runAsUser").asInt() > 0
                && security.at("/seccompProfile/type").asText().equals("RuntimeDefault");
    })),
    OURS_RUN_AS_USER_10001(
            eachOfOurs(ours -> ours.pod().at("/securityContext/runAsUser").asInt() == 10001)),
    GAINS_NO_PRIVILEGE(eachContainer(container -> {
        var security = container.path("securityContext");
        return security.path("allowPrivilegeEscalation").isBoolean()
                && !security.path("allowPrivilegeEscalation").asBoolean()
                && !security.path("privileged").asBoolean()
                && security.at("/capabilities/drop/0").asText().equals("ALL")
                && security.at("/capabilities/add").isMissingNode();
    })),
    WRITES_NOTHING_BUT_TMP(eachOfOurs(ours -> ours.containers()
                    .allMatch(container -> container
                                    .at("/securityContext/readOnlyRootFilesystem")
                                    .asBoolean()
                            && elements(container.path("volumeMounts"))
                                    .allMatch(mount ->
                                            mount.path("mountPath").asText().equals("/tmp")
                                                    || mount.path("readOnly").asBoolean()))
            && elements(ours.pod().path("volumes"))
                    .anyMatch(volume -> volume.path("name").asText().equals("tmp") && volume.has("emptyDir")))),
    SHARES_NOTHING_WITH_ITS_HOST(eachWorkload(workload -> !workload.pod().has("hostNetwork")
            && !workload.pod().has("hostPID")
            && !workload.pod().has("hostIPC")
            && elements(workload.pod().path("volumes")).noneMatch(volume -> volume.has("hostPath")))),
    HAS_NO_TOKEN_OF_THE_CLUSTER(manifests -> Stream.concat(
                    eachWorkload(workload -> {
                                var token = workload.pod().path("automountServiceAccountToken");
                                var links = workload.pod().path("enableServiceLinks");
                                return token.isBoolean()
                                        && !token.asBoolean()
                                        && links.isBoolean()
                                        && !links.asBoolean();
                            })
                            .apply(manifests)
                            .stream(),
                    manifests.stream()
                            .filter(manifest -> manifest.is("ServiceAccount"))
                            .filter(account -> account.json()
                                    .path("automountServiceAccountToken")
                                    .asBoolean(true))
                            .map(Manifest::toString))
            .toList()),
    SAYS_WHAT_IT_NEEDS(eachContainer(container -> Stream.of(
                    "/requests/cpu", "/requests/memory", "/limits/cpu", "/limits/memory")
            .noneMatch(place -> container.path("resources").at(place).asText().isEmpty()))),
    HAS_AN_IMAGE_OF_A_VERSION(eachContainer(container -> {
        var image = container.path("image").asText();
        var tag = image.substring(image.lastIndexOf('/') + 1);
        return tag.contains(":") && !tag.endsWith(":latest");
    })),
    IS_PROBED(eachDeployment(deployment -> deployment
            .containers()
            .allMatch(container -> probes(container, "startupProbe", "/q/health/started")
                    && probes(container, "livenessProbe", "/q/health/live")
                    && probes(container, "readinessProbe", "/q/health/ready")))),
    IS_REPLACED_WITHOUT_A_GAP(eachDeployment(deployment ->
            deployment.json().at("/spec/strategy/rollingUpdate/maxUnavailable").isInt()
                    && deployment
                                    .json()
                                    .at("/spec/strategy/rollingUpdate/maxUnavailable")
                                    .asInt()
                            == 0
                    && deployment.json().at("/spec/revisionHistoryLimit").asInt() > 0)),
    HAS_TIME_TO_DRAIN(eachDeployment(
            deployment -> deployment.pod().path("terminationGracePeriodSeconds").asInt() >= 45)),
    IS_SPREAD_OVER_ZONES_AND_HOSTS(eachDeployment(deployment -> elements(
                    deployment.pod().path("topologySpreadConstraints"))
            .filter(spread -> deployment
                    .podLabels()
                    .entrySet()
                    .containsAll(
                            strings(spread.at("/labelSelector/matchLabels")).entrySet()))
            .map(spread -> spread.path("topologyKey").asText())
            .collect(Collectors.toSet())
            .equals(Set.of("topology.kubernetes.io/zone", "kubernetes.io/hostname")))),
    HAS_A_DISRUPTION_BUDGET(eachDeploymentWith(
            "PodDisruptionBudget",
            (deployment, budget) -> budget.json().at("/spec/maxUnavailable").asInt() == 1
                    && strings(budget.json().at("/spec/selector/matchLabels")).entrySet().stream()
                            .allMatch(deployment.podLabels().entrySet()::contains))),
    HAS_AN_AUTOSCALER(eachDeploymentWith(
            "HorizontalPodAutoscaler",
            (deployment, scaler) ->
                    scaler.json().at("/spec/scaleTargetRef/name").asText().equals(deployment.name())
                            && scaler.json()
                                    .at("/spec/metrics/0/resource/name")
                                    .asText()
                                    .equals("cpu")
                            && scaler.json().at("/spec/behavior/scaleDown").isObject()
                            && !deployment.json().path("spec").has("replicas"))),
    HAS_AN_ACCOUNT_OF_ITS_OWN(eachDeploymentWith(
            "ServiceAccount",
            (deployment, account) ->
                    deployment.pod().path("serviceAccountName").asText().equals(account.name()))),
    HAS_BOTH_SERVICES(manifests -> {
        var services = manifests.stream()
                .filter(manifest -> manifest.is("Service"))
                .collect(Collectors.toMap(Manifest::name, service -> service));
        return failing(manifests.stream().filter(m -> m.is("Deployment")), deployment -> {
            var one = services.get(deployment.name());
            var each = services.get(deployment.name() + "-pods");
            return one != null
                    && each != null
                    && !one.json().path("spec").has("clusterIP")
                    && each.json().at("/spec/clusterIP").asText().equals("None")
                    && leadsTo(one, deployment)
                    && leadsTo(each, deployment);
        });
    }),
    NOTHING_PASSES_UNLESS_OPENED(manifests -> {
        var denies = manifests.stream()
                .filter(manifest -> manifest.is("NetworkPolicy"))
                .anyMatch(policy -> policy.json().at("/spec/podSelector").isEmpty()
                        && policy.json().at("/spec/policyTypes").size() == 2
                        && !policy.json().path("spec").has("ingress")
                        && !policy.json().path("spec").has("egress"));
        var deploys = manifests.stream().anyMatch(manifest -> manifest.is("Deployment"));
        return denies || !deploys ? List.of() : List.of("there is no policy that denies by default");
    }),
    THE_INTERNET_IS_NOT_OUR_OWN_NETWORK(manifests -> failing(
            manifests.stream().filter(manifest -> manifest.is("NetworkPolicy")),
            policy -> elements(policy.json().at("/spec/egress"))
                    .flatMap(egress -> elements(egress.path("to")))
                    .filter(to -> to.has("ipBlock"))
                    .allMatch(to -> {
                        var except = elements(to.at("/ipBlock/except"))
                                .map(JsonNode::asText)
                                .collect(Collectors.toSet());
                        return except.containsAll(Set.of(
                                "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10"));
                    }))),
    KEEPS_NO_SECRET(manifests -> Stream.concat(
                    manifests.stream().filter(manifest -> manifest.is("Secret")).map(Manifest::toString),
                    manifests.stream()
                            .flatMap(Manifest::containers)
                            .flatMap(container -> elements(container.path("env")))
                            .filter(variable ->
                                    variable.path("name").asText().matches(".*(PASSWORD|SECRETS_KEY|TOKEN)$"))
                            .filter(variable -> !variable.at("/valueFrom").has("secretKeyRef"))
                            .map(variable -> variable.path("name").asText()))
            .toList()),
    MIGRATES_ONLY_IN_ITS_JOB(manifests -> failing(
            manifests.stream().filter(manifest -> manifest.is("Job") || manifest.is("Deployment")), workload -> {
                var owner = workload.containers()
                        .flatMap(container -> elements(container.path("env")))
                        .anyMatch(variable -> variable.path("name").asText().equals("MOLARIS_DATABASE_OWNER_PASSWORD"));
                return owner == workload.name().endsWith("-migration");
            })),
    EVERY_REFERENCE_LEADS_SOMEWHERE(manifests -> {
        var known = new HashSet<>(Secrets.documented());
        manifests.forEach(manifest -> {
            switch (manifest.kind()) {
                case "ConfigMap" -> known.add("configmap " + manifest.name());
                case "KafkaUser" -> known.add("secret " + manifest.name());
                case "Kafka" -> known.add("secret " + manifest.name() + "-cluster-ca-cert");
                case "Cluster" -> known.add("secret " + manifest.name() + "-app");
                default -> {}
            }
        });
        return manifests.stream()
                .flatMap(manifest -> Secrets.references(manifest.json()))
                .filter(reference -> !known.contains(reference))
                .distinct()
                .toList();
    });

    @SuppressWarnings("ImmutableEnumChecker") // functions that keep nothing
    private final Function<List<Manifest>, List<String>> broken;

    Rule(Function<List<Manifest>, List<String>> broken) {
        this.broken = broken;
    }

    /** The objects that break it, by kind and name. */
    List<String> brokenBy(List<Manifest> manifests) {
        return broken.apply(manifests);
    }

    private static Function<List<Manifest>, List<String>> eachWorkload(Predicate<Manifest> holds) {
        return manifests -> failing(manifests.stream().filter(Manifest::runsPods), holds);
    }

    /** Of the five parts and their migrations, not of the Kafka and the PostgreSQL of the overlay for one machine. */
    private static Function<List<Manifest>, List<String>> eachOfOurs(Predicate<Manifest> holds) {
        return manifests -> failing(
                manifests.stream()
                        .filter(manifest ->
                                manifest.is("Deployment") || manifest.name().endsWith("-migration")),
                holds);
    }

    private static Function<List<Manifest>, List<String>> eachContainer(Predicate<JsonNode> holds) {
        return eachWorkload(workload -> workload.containers().findAny().isPresent()
                && workload.containers().allMatch(holds));
    }

    private static Function<List<Manifest>, List<String>> eachDeployment(Predicate<Manifest> holds) {
        return manifests -> failing(manifests.stream().filter(manifest -> manifest.is("Deployment")), holds);
    }

    private static Function<List<Manifest>, List<String>> eachDeploymentWith(
            String kind, java.util.function.BiPredicate<Manifest, Manifest> holds) {
        return manifests -> failing(
                manifests.stream().filter(manifest -> manifest.is("Deployment")),
                deployment -> manifests.stream()
                        .filter(manifest -> manifest.is(kind) && manifest.name().equals(deployment.name()))
                        .anyMatch(other -> holds.test(deployment, other)));
    }

    private static List<String> failing(Stream<Manifest> manifests, Predicate<Manifest> holds) {
        return manifests.filter(holds.negate()).map(Manifest::toString).toList();
    }

    private static boolean probes(JsonNode container, String probe, String path) {
        var port = container.path(probe).at("/httpGet/port").asText();
        return container.path(probe).at("/httpGet/path").asText().equals(path)
                && elements(container.path("ports"))
                        .anyMatch(declared -> declared.path("name").asText().equals(port));
    }

    private static boolean leadsTo(Manifest service, Manifest deployment) {
        var target = service.json().at("/spec/ports/0/targetPort").asText();
        return service.json().at("/spec/ports/0/port").asInt() == 8080
                && deployment
                        .podLabels()
                        .entrySet()
                        .containsAll(
                                strings(service.json().at("/spec/selector")).entrySet())
                && deployment
                        .containers()
                        .flatMap(container -> elements(container.path("ports")))
                        .anyMatch(port -> port.path("name").asText().equals(target)
                                && port.path("containerPort").asInt() == 8080);
    }
}
