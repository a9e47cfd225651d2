package org.molaris.clinic.credential;

import io.vertx.sqlclient.Row;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;

/** Reads what the statements of this package select: {@link #KEY}. */
final class ApiKeyRows {

    /** The columns of a key {@code k}; never its digest. */
    static final String KEY = """
            k.id, k.number, k.clinic_id, k.name, k.role, k.scope, k.developer_id, k.prefix, k.last_used_at,
            k.revoked_at, k.version, k.created_at, k.updated_at""";

    private ApiKeyRows() {}

    static ApiKeyDetails key(Row row) {
        return new ApiKeyDetails(
                row.getUUID("id"),
                row.getLong("number"),
                row.getUUID("clinic_id"),
                row.getString("name"),
                LowerCaseName.named(ApiKeyRole.class, row.getString("role")),
                row.getString("scope"),
                row.getUUID("developer_id"),
                row.getString("prefix"),
                SqlRows.instant(row, "last_used_at"),
                SqlRows.instant(row, "revoked_at"),
                row.getLong("version"),
                SqlRows.instant(row, "created_at"),
                SqlRows.instant(row, "updated_at"));
    }
}
