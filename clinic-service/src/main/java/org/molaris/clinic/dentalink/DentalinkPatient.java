package org.molaris.clinic.dentalink;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import org.molaris.clinic.patient.Gender;
import org.molaris.clinic.patient.NationalIds.Document;
import org.molaris.clinic.patient.PatientInFamily;
import org.molaris.dentalink.Bit;
import org.molaris.dentalink.Link;
import org.molaris.dentalink.Times;
import org.molaris.web.OfPatient;

/**
 * A patient as Dentalink shows one; text that is not known is empty.
 *
 * @param rut the number of the document that the clinic goes by, whichever it is
 * @param esPasaporte whether that is a passport
 * @param idGenero 1 male, 2 female, 3 another one; 0 when it is not known
 * @param tieneCargas whether the patient pays for others
 * @param esCarga whether somebody else pays for the patient
 * @param habilitado 0 for whom the clinic has put away
 */
record DentalinkPatient(
        @OfPatient long id,
        String rut,
        int esPasaporte,
        String tipoDocumento,
        String nombre,
        String nombreSocial,
        String apellidos,
        String fechaNacimiento,
        String fechaAfiliacion,
        String telefono,
        String celular,
        String ciudad,
        String comuna,
        String direccion,
        String email,
        String sexo,
        long idGenero,
        String numeroFicha,
        String observaciones,
        int tieneCargas,
        int esCarga,
        String fechaDeshabilitacion,
        int habilitado,
        List<Link> links) {

    static final String PATIENTS = "pacientes";

    static final Map<String, Gender> SEXES = Map.of("M", Gender.MALE, "F", Gender.FEMALE);
    static final Map<Long, Gender> GENDERS = Map.of(1L, Gender.MALE, 2L, Gender.FEMALE, 3L, Gender.OTHER);

    static final Map<String, Document> DOCUMENTS = Map.of(
            "RUT", Document.RUT,
            "DUI", Document.DUI,
            "CODICE FISCALE", Document.FISCAL_CODE,
            "PASAPORTE", Document.PASSPORT,
            "OTRO", Document.OTHER);

    static DentalinkPatient of(PatientInFamily shown, UriInfo uri) {
        var patient = shown.patient();
        var personal = patient.personal();
        var address = personal.address();
        var ids = personal.identification().nationalIds();
        var document = ids.document().orElse(Document.RUT);
        var phones = DentalinkPhones.of(personal.phones());
        return new DentalinkPatient(
                patient.number(),
                text(ids.of(document)),
                Bit.of(document == Document.PASSPORT),
                word(DOCUMENTS, document, ""),
                text(personal.firstName()),
                text(personal.socialName()),
                text(personal.lastName()),
                text(Times.day(personal.dateOfBirth())),
                Times.day(patient.createdAt(), shown.zone()),
                phones.at(DentalinkPhones.Place.TELEFONO),
                phones.at(DentalinkPhones.Place.CELULAR),
                text(address.city()),
                text(address.district()),
                text(address.address()),
                text(personal.email()),
                word(SEXES, personal.gender(), ""),
                word(GENDERS, personal.gender(), 0L),
                text(personal.identification().chartNumber()),
                text(personal.notes()),
                Bit.of(shown.paysForOthers()),
                Bit.of(shown.isPaidFor()),
                text(Times.day(patient.archivedAt(), shown.zone())),
                Bit.of(patient.archivedAt() == null),
                links(patient.number(), uri));
    }

    private static List<Link> links(long number, UriInfo uri) {
        var path = PATIENTS + "/" + number + "/";
        return List.of(
                Link.self(uri, PATIENTS, number),
                Link.to(uri, "citas", path + "citas"),
                Link.to(uri, "tratamientos", path + "tratamientos"),
                Link.to(uri, "pagos", path + "pagos"));
    }

    static String text(String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static <W, V> W word(Map<W, V> words, V value, W otherwise) {
        return words.entrySet().stream()
                .filter(each -> each.getValue() == value)
                .map(Entry::getKey)
                .findFirst()
                .orElse(otherwise);
    }
}
