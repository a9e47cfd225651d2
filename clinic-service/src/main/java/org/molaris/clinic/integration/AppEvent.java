package org.molaris.clinic.integration;

import org.molaris.data.LowerCaseName;

/**
 * What apps can be told. Which events of the suite each one comes from, is a function of the schema: {@code app_news_of}.
 * An appointment is never deleted here, only cancelled, which is a change of it.
 */
public enum AppEvent {
    APPOINTMENT_CREATED,
    APPOINTMENT_UPDATED,
    APPOINTMENT_DELETED,
    PATIENT_CREATED,
    PATIENT_UPDATED,
    PATIENT_DELETED,
    CARE_PLAN_CREATED,
    CARE_PLAN_UPDATED,
    CARE_PLAN_DELETED,
    CARE_PLAN_ENTRY_CREATED,
    CARE_PLAN_ENTRY_UPDATED,
    CARE_PLAN_ENTRY_DELETED,
    BILL_LIABILITY_CREATED,
    BILL_LIABILITY_UPDATED,
    BILL_LIABILITY_DELETED;

    /** The one of that name. */
    public static AppEvent named(String name) {
        return LowerCaseName.named(AppEvent.class, name);
    }

    /** As apps are told, and tables have it. */
    public String asName() {
        return LowerCaseName.of(this);
    }
}
