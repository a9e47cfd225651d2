package org.molaris.clinic.alfadocs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import java.util.Optional;
import org.molaris.alfadocs.Wording;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/** How refusals about patients and their documents sound here. */
@ApplicationScoped
class PatientWording implements Wording {

    private static final String CUSTOM_FIELD = "custom_fields.";

    /** What is called otherwise here. */
    private static final Map<String, String> NAMES = Map.of(
            "date_of_birth", "dateOfBirth",
            "phones", "phoneNumbers",
            "national_ids.fiscal_code", "italianFiscalCode",
            "base64_data", "base64Data");

    @Override
    public Optional<DialectRefused> of(ApiError error) {
        return switch (error.code()) {
            case "PATIENT_NOT_FOUND" -> Optional.of(DialectRefused.notFound("Patient not found"));
            case "PHONE_NOT_FOUND" -> Optional.of(DialectRefused.notFound("Phone number not found"));
            case "DOCUMENT_NOT_FOUND" -> Optional.of(DialectRefused.notFound("Document not found"));
            case "VALIDATION_FAILED", "TYPE_MISMATCH" -> ofField(error, Status.BAD_REQUEST);
            case "NATIONAL_ID_TAKEN" -> ofField(error, Status.CONFLICT);
            case "DOCUMENT_TOO_LARGE" -> ofField(error, Status.REQUEST_ENTITY_TOO_LARGE);
            case "UNSUPPORTED_TYPE" -> ofField(error, Status.UNSUPPORTED_MEDIA_TYPE);
            default -> Optional.empty();
        };
    }

    private static Optional<DialectRefused> ofField(ApiError error, Status status) {
        return error.details() == null
                ? Optional.empty()
                : error.details().stream()
                        .filter(detail -> nameOf(detail.field()) != null)
                        .findFirst()
                        .map(detail ->
                                new DialectRefused(status, nameOf(detail.field()) + " " + detail.message() + "."));
    }

    private static String nameOf(String field) {
        return field.startsWith(CUSTOM_FIELD)
                ? AlfaDocsPatient.CUSTOM + field.substring(CUSTOM_FIELD.length())
                : NAMES.get(field);
    }
}
