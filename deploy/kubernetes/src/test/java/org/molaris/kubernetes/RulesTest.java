package org.molaris.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule holds of every overlay, and notices when it does not. */
class RulesTest {

    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";

    static Stream<Arguments> everywhere() {
        return Arrays.stream(Overlay.values())
                .flatMap(overlay -> Arrays.stream(Rule.values()).map(rule -> arguments(overlay, rule)));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void holds(Overlay overlay, Rule rule) {
        assertThat(rule.brokenBy(overlay.manifests())).isEmpty();
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                set(Rule.RUNS_AS_NOBODY_IN_PARTICULAR, "Deployment", POD + "/securityContext", "runAsNonRoot", "false"),
                set(Rule.RUNS_AS_NOBODY_IN_PARTICULAR, "Deployment", POD + "/securityContext", "runAsUser", "0"),
                remove(Rule.RUNS_AS_NOBODY_IN_PARTICULAR, "Deployment", POD + "/securityContext", "seccompProfile"),
                set(Rule.OURS_RUN_AS_USER_10001, "Deployment", POD + "/securityContext", "runAsUser", "1000"),
                remove(Rule.GAINS_NO_PRIVILEGE, "Deployment", CONTAINER, "securityContext"),
                set(Rule.GAINS_NO_PRIVILEGE, "Deployment", CONTAINER + "/securityContext", "privileged", "true"),
                remove(Rule.GAINS_NO_PRIVILEGE, "Deployment", CONTAINER + "/securityContext", "capabilities"),
                remove(
                        Rule.WRITES_NOTHING_BUT_TMP,
                        "Deployment",
                        CONTAINER + "/securityContext",
                        "readOnlyRootFilesystem"),
                remove(Rule.WRITES_NOTHING_BUT_TMP, "Deployment", CONTAINER + "/volumeMounts/1", "readOnly"),
                set(Rule.SHARES_NOTHING_WITH_ITS_HOST, "Deployment", POD, "hostNetwork", "true"),
                set(Rule.SHARES_NOTHING_WITH_ITS_HOST, "Deployment", POD + "/volumes/0", "hostPath", "{path: /}"),
                remove(Rule.HAS_NO_TOKEN_OF_THE_CLUSTER, "Deployment", POD, "automountServiceAccountToken"),
                remove(Rule.HAS_NO_TOKEN_OF_THE_CLUSTER, "Deployment", POD, "enableServiceLinks"),
                remove(Rule.HAS_NO_TOKEN_OF_THE_CLUSTER, "ServiceAccount", "", "automountServiceAccountToken"),
                remove(Rule.SAYS_WHAT_IT_NEEDS, "Deployment", CONTAINER + "/resources/limits", "memory"),
                remove(Rule.SAYS_WHAT_IT_NEEDS, "Deployment", CONTAINER + "/resources", "requests"),
                set(Rule.HAS_AN_IMAGE_OF_A_VERSION, "Deployment", CONTAINER, "image", "molaris/gateway"),
                set(Rule.HAS_AN_IMAGE_OF_A_VERSION, "Deployment", CONTAINER, "image", "molaris/gateway:latest"),
                remove(Rule.IS_PROBED, "Deployment", CONTAINER, "startupProbe"),
                remove(Rule.IS_PROBED, "Deployment", CONTAINER, "readinessProbe"),
                set(Rule.IS_PROBED, "Deployment", CONTAINER + "/livenessProbe/httpGet", "path", "/q/health/ready"),
                set(Rule.IS_PROBED, "Deployment", CONTAINER + "/livenessProbe/httpGet", "port", "nowhere"),
                set(
                        Rule.IS_REPLACED_WITHOUT_A_GAP,
                        "Deployment",
                        "/spec/strategy/rollingUpdate",
                        "maxUnavailable",
                        "1"),
                remove(Rule.IS_REPLACED_WITHOUT_A_GAP, "Deployment", "/spec", "revisionHistoryLimit"),
                set(Rule.HAS_TIME_TO_DRAIN, "Deployment", POD, "terminationGracePeriodSeconds", "10"),
                remove(Rule.IS_SPREAD_OVER_ZONES_AND_HOSTS, "Deployment", POD, "topologySpreadConstraints"),
                set(
                        Rule.IS_SPREAD_OVER_ZONES_AND_HOSTS,
                        "Deployment",
                        POD + "/topologySpreadConstraints/0/labelSelector/matchLabels",
                        "app.kubernetes.io/name",
                        "another"),
                remove(Rule.HAS_A_DISRUPTION_BUDGET, "PodDisruptionBudget", "/spec", "maxUnavailable"),
                set(Rule.HAS_A_DISRUPTION_BUDGET, "PodDisruptionBudget", "/metadata", "name", "another"),
                set(Rule.HAS_AN_AUTOSCALER, "Deployment", "/spec", "replicas", "1"),
                remove(Rule.HAS_AN_AUTOSCALER, "HorizontalPodAutoscaler", "/spec", "behavior"),
                set(Rule.HAS_AN_ACCOUNT_OF_ITS_OWN, "Deployment", POD, "serviceAccountName", "default"),
                remove(Rule.HAS_BOTH_SERVICES, "Service gateway-pods", "/spec", "clusterIP"),
                set(Rule.HAS_BOTH_SERVICES, "Service gateway", "/spec/ports/0", "targetPort", "management"),
                remove(Rule.NOTHING_PASSES_UNLESS_OPENED, "NetworkPolicy default-deny", "/spec", "policyTypes"),
                set(Rule.NOTHING_PASSES_UNLESS_OPENED, "NetworkPolicy default-deny", "/spec", "egress", "[{}]"),
                remove(
                        Rule.THE_INTERNET_IS_NOT_OUR_OWN_NETWORK,
                        "NetworkPolicy clinic-service",
                        "/spec/egress/3/to/0/ipBlock",
                        "except"),
                set(Rule.KEEPS_NO_SECRET, "ServiceAccount", "", "kind", "Secret"),
                set(
                        Rule.KEEPS_NO_SECRET,
                        "Deployment payment-service",
                        CONTAINER,
                        "env",
                        "[{name: MOLARIS_DATABASE_APP_PASSWORD, value: x}]"),
                set(
                        Rule.MIGRATES_ONLY_IN_ITS_JOB,
                        "Deployment payment-service",
                        CONTAINER,
                        "env",
                        "[{name: MOLARIS_DATABASE_OWNER_PASSWORD, value: x}]"),
                set(
                        Rule.EVERY_REFERENCE_LEADS_SOMEWHERE,
                        "Deployment",
                        POD + "/volumes/1/secret",
                        "secretName",
                        "nobody-made-it"),
                set(
                        Rule.EVERY_REFERENCE_LEADS_SOMEWHERE,
                        "Deployment",
                        CONTAINER + "/envFrom/0/configMapRef",
                        "name",
                        "nobody-made-it"));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void notices(Rule rule, String object, String place, String field, String value) throws Exception {
        var manifests = new ArrayList<>(Overlay.PRODUCTION.manifests());
        var words = object.split(" ", -1);
        var broken = Overlay.find(manifests, words[0], words.length > 1 ? words[1] : "gateway");
        var at = (ObjectNode) broken.json().at(place);
        if (value == null) {
            assertThat(at.remove(field)).isNotNull();
        } else {
            at.set(field, Overlay.YAML.readTree(value));
        }

        assertThat(rule.brokenBy(manifests)).isNotEmpty();
    }

    @Test
    void everyRuleIsTried() {
        var tried = breaks().map(arguments -> arguments.get()[0]).collect(Collectors.toSet());
        assertThat(tried).containsAll(List.of(Rule.values()));
    }

    private static Arguments set(Rule rule, String object, String place, String field, String value) {
        return arguments(rule, object, place, field, value);
    }

    private static Arguments remove(Rule rule, String object, String place, String field) {
        return arguments(rule, object, place, field, null);
    }
}
