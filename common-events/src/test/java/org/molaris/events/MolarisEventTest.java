package org.molaris.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.molaris.events.patient.PatientOptedOut;
import org.molaris.events.payment.PaymentPlanCreated;
import org.molaris.events.payment.PaymentRecorded;
import org.molaris.events.request.PatientOptOutRequested;

class MolarisEventTest {

    @Test
    void anEventIsNamedAfterWhatHappened() {
        assertThat(MolarisEvent.typeOf(PaymentRecorded.class)).isEqualTo("payment-recorded");
        assertThat(MolarisEvent.typeOf(PaymentPlanCreated.class)).isEqualTo("payment-plan-created");
        assertThat(MolarisEvent.typeOf(PatientOptedOut.class)).isEqualTo("patient-opted-out");
        assertThat(MolarisEvent.typeOf(PatientOptOutRequested.class)).isEqualTo("patient-opt-out-requested");
    }

    @Test
    void statesAreCompactedMoneyIsKeptForGoodAndRequestsAndRemindersExpire() {
        assertThat(Topic.PATIENTS.settings()).containsEntry("cleanup.policy", "compact");
        assertThat(Topic.PAYMENTS.settings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1");
        assertThat(Topic.PATIENT_REQUESTS.settings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "2592000000");
        assertThat(Topic.PAYMENT_REMINDERS.settings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "86400000");
    }
}
