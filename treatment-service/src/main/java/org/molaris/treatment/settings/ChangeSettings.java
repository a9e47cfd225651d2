package org.molaris.treatment.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Statements;
import org.molaris.web.TraceParent;

/** A clinic wants its treatment plans otherwise than before, and tells of it. */
@ApplicationScoped
public class ChangeSettings {

    /** Two who are the first to say something wait for each other here. */
    private static final String BEGIN = """
            insert into treatment_settings (clinic_id, save_signed_to_pdf, sheet_number, signature_text, practice_signature,
                                            practice_signature_text)
            values (current_clinic(), ?1, ?2, ?3, ?4, ?5)
            on conflict do nothing""";

    private static final String HOLD = """
            select cast(to_jsonb(s) - array['clinic_id', 'version', 'updated_at'] as text) from treatment_settings s for no key update""";

    private static final String CHANGE = """
            update treatment_settings
               set default_note = cast(?1 as text), save_signed_to_pdf = ?2, sheet_number = ?3, signature_text = ?4,
                   practice_signature = ?5, practice_signature_text = ?6, version = version + 1, updated_at = now()""";

    private static final String TELL = "select cast(tell_settings(?1, cast(?2 as text)) as text)";

    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final ObjectMapper json;

    ChangeSettings(ClinicTransaction transaction, CurrentClinic clinic, ObjectMapper json) {
        this.transaction = transaction;
        this.clinic = clinic;
        this.json = json;
    }

    /**
     * Makes the change.
     *
     * @param change sees what is said now
     */
    public Uni<TreatmentSettings> handle(UnaryOperator<TreatmentSettings> change) {
        var usual = TreatmentSettings.USUAL;
        return transaction.run(() -> Statements.change(
                        BEGIN,
                        usual.saveSignedToPdf(),
                        usual.sheetNumber(),
                        usual.signatureText(),
                        usual.practiceSignature(),
                        usual.practiceSignatureText())
                .chain(() -> Statements.value(String.class, HOLD))
                .map(this::read)
                .flatMap(now -> change(now, change.apply(now))));
    }

    /** What is wanted already changes nothing, and nobody is told. */
    private Uni<TreatmentSettings> change(TreatmentSettings now, TreatmentSettings wanted) {
        return wanted.equals(now)
                ? Uni.createFrom().item(wanted)
                : write(wanted).chain(this::tell).replaceWith(wanted);
    }

    private Uni<String> tell() {
        return Statements.value(
                String.class,
                TELL,
                clinic.caller().subject(),
                TraceParent.current().orElse(null));
    }

    private static Uni<Integer> write(TreatmentSettings wanted) {
        return Statements.change(
                CHANGE,
                wanted.defaultNote(),
                wanted.saveSignedToPdf(),
                wanted.sheetNumber(),
                wanted.signatureText(),
                wanted.practiceSignature(),
                wanted.practiceSignatureText());
    }

    private TreatmentSettings read(String text) {
        try {
            return json.readValue(text, TreatmentSettings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
