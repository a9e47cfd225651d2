package org.molaris.clinic.rest.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.molaris.clinic.transfer.ExportedPatient;
import org.molaris.clinic.transfer.FormulaGuard;

/** Patients as lines of CSV: the columns and the text of each are those of its JSON. */
@ApplicationScoped
class PatientCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ObjectMapper json;
    private final List<String> columns;

    PatientCsv(ObjectMapper json) {
        this.json = json;
        this.columns = Stream.of(ExportedPatient.class.getRecordComponents())
                .map(component -> json.getPropertyNamingStrategy()
                        .nameForField(json.getDeserializationConfig(), null, component.getName()))
                .toList();
    }

    /** @param marked for spreadsheets that take a file for something else without a byte order mark */
    String header(boolean marked) {
        return (marked ? BYTE_ORDER_MARK : "") + written(Stream.of(columns));
    }

    String lines(List<ExportedPatient> patients) {
        return written(patients.stream().map(this::cells));
    }

    private List<String> cells(ExportedPatient patient) {
        JsonNode fields = json.valueToTree(patient);
        return columns.stream()
                .map(column -> fields.path(column))
                .map(field -> field.isNull() ? "" : FormulaGuard.on(field.asText()))
                .toList();
    }

    private static String written(Stream<List<String>> lines) {
        var text = new StringWriter();
        var csv = CsvWriter.builder().bufferSize(0).build(text);
        lines.forEach(csv::writeRecord);
        return text.toString();
    }
}
