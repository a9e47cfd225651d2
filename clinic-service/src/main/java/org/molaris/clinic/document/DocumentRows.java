package org.molaris.clinic.document;

import io.vertx.sqlclient.Row;
import java.util.HexFormat;
import org.molaris.data.LowerCaseName;

/** Reads what the statements of this package select: {@link #DOCUMENT}. */
final class DocumentRows {

    /** The columns of a document {@code d}. */
    static final String DOCUMENT = """
            d.id, d.number, d.clinic_id, d.patient_id, d.name, d.type, d.folder, d.content_type, d.size, d.sha256,
            d.version, d.created_at, d.updated_at""";

    private DocumentRows() {}

    static DocumentDetails document(Row row) {
        return new DocumentDetails(
                row.getUUID("id"),
                row.getLong("number"),
                row.getUUID("clinic_id"),
                row.getUUID("patient_id"),
                row.getString("name"),
                LowerCaseName.named(DocumentType.class, row.getString("type")),
                row.getString("folder"),
                row.getString("content_type"),
                row.getLong("size"),
                HexFormat.of().formatHex(row.getBuffer("sha256").getBytes()),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
