package org.molaris.clinic.integration;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.molaris.clinic.integration.IntegrationRefused.Reason;

/**
 * What integrators can be told of: the events of the topics that tell what is. Digests of keys are for the gateway, and what
 * services ask of each other is nothing that happened.
 */
final class EventTypes {

    /** All of them, and whatever is added. */
    static final String ALL = "*";

    /** What a webhook is tried with. */
    static final String TRIAL = "webhook-test";

    /** What is created, updated and deleted, and that is all there is to say. */
    private static final List<String> KEPT = List.of(
            "appointment-state",
            "block",
            "booking-reason",
            "branch",
            "chair",
            "color",
            "definition",
            "opening-hours",
            "operator",
            "specialty",
            "custom-field",
            "document",
            "app-webhook",
            "account",
            "payment-type",
            "procedure");

    private static final List<String> OTHERS = List.of(
            "clinic-created",
            "clinic-updated",
            "patient-registered",
            "patient-updated",
            "patient-archived",
            "patient-opted-out",
            "patient-opted-in",
            "patient-merged",
            "patient-erased",
            "appointment-booked",
            "appointment-updated",
            "appointment-rescheduled",
            "appointment-confirmed",
            "appointment-done",
            "appointment-cancelled",
            "appointment-missed",
            "connected-app-updated",
            "treatment-plan-created",
            "treatment-plan-updated",
            "treatment-plan-completed",
            "treatment-plan-cancelled",
            "treatment-plan-saved",
            "treatment-step-added",
            "treatment-step-updated",
            "treatment-step-completed",
            "treatment-step-deleted",
            "procedure-code-created",
            "procedure-code-updated",
            "treatment-settings-updated",
            "payment-plan-created",
            "payment-plan-updated",
            "payment-plan-paid",
            "payment-plan-overdue",
            "payment-plan-cancelled",
            "payment-recorded",
            "payment-updated",
            "payment-voided",
            "bill-issued",
            "bill-updated",
            "bill-paid",
            "transaction-recorded",
            "transaction-voided",
            "recall-campaign-created",
            "recall-campaign-updated",
            "recall-sent",
            "recall-failed",
            "recall-responded");

    private static final Set<String> KNOWN = Stream.of(
                    KEPT.stream()
                            .flatMap(thing ->
                                    Stream.of("created", "updated", "deleted").map(change -> thing + "-" + change)),
                    OTHERS.stream(),
                    Stream.of(ALL))
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet());

    private EventTypes() {}

    /** Fails with {@link IntegrationRefused} when one of them is none. */
    static void mustBeKnown(List<String> events) {
        if (!KNOWN.containsAll(events)) {
            throw new IntegrationRefused(Reason.UNKNOWN_EVENT_TYPE);
        }
    }
}
