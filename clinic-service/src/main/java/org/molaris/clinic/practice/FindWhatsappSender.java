package org.molaris.clinic.practice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.molaris.data.ClinicTransaction;

/** Reads how the current clinic speaks on WhatsApp, with its secrets. */
@ApplicationScoped
public class FindWhatsappSender {

    private final Clinics clinics;
    private final ClinicSecrets secrets;
    private final ClinicTransaction transaction;

    FindWhatsappSender(Clinics clinics, ClinicSecrets secrets, ClinicTransaction transaction) {
        this.clinics = clinics;
        this.secrets = secrets;
        this.transaction = transaction;
    }

    /** Fails with {@link ClinicRefused} when there is no such clinic. */
    public Uni<WhatsappSender> current() {
        return transaction.run(() -> clinics.current()
                .flatMap(clinic -> secrets.read()
                        .map(open -> new WhatsappSender(clinic.settings().whatsapp(), open))));
    }
}
