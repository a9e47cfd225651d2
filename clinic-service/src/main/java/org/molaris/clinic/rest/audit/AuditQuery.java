package org.molaris.clinic.rest.audit;

import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.clinic.audit.FindAudit.Filter;

/** Which entries of the audit are asked for. */
public class AuditQuery {

    /** What it happened to, such as {@code patient} or {@code payment-plan}. */
    @RestQuery("entity")
    String entity;

    /** The id of what it happened to. */
    @RestQuery("id")
    UUID id;

    /** Whatever concerns this patient: plans, payments, appointments and looks at lists, too. */
    @RestQuery("patient_id")
    UUID patientId;

    /** Who it was, as entries name them. */
    @RestQuery("actor")
    String actor;

    /** What was done, such as {@code payment-recorded} or {@code record-read}. */
    @RestQuery("action")
    String action;

    /** Then or later. */
    @RestQuery("from")
    Instant from;

    /** Before. */
    @RestQuery("to")
    Instant to;

    Filter toFilter() {
        return new Filter(entity, id, patientId, actor, action, from, to);
    }
}
