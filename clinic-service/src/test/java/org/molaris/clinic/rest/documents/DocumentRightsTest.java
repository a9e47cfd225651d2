package org.molaris.clinic.rest.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.test.Database;

/** What the database itself refuses about documents, and what is left of those of somebody erased. */
@QuarkusTest
class DocumentRightsTest {

    private Folder ours;
    private UUID document;

    @BeforeEach
    void aDocument() {
        ours = Folder.open();
        document = ours.keep("text", "x.pdf", Papers.pdf(600_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"document", "document_chunk"})
    void aClinicSeesItsOwnAlone(String table) throws SQLException {
        try (var app = boundTo(ours.practice().id())) {
            assertThat(count(app, table)).isEqualTo(table.equals("document") ? 1 : 3);
        }
        try (var app = boundTo(Folder.open().practice().id())) {
            assertThat(count(app, table)).isZero();
        }
        try (var app = Database.asApp()) {
            assertThat(count(app, table)).isZero();
        }
    }

    @Test
    void noClinicAddsToAnothersDocument() throws SQLException {
        try (var app = boundTo(Folder.open().practice().id())) {
            assertThatThrownBy(() -> update(app, """
                            insert into document_chunk (clinic_id, document_id, position, data)
                            values ('%s', '%s', 3, '\\x00')""".formatted(ours.practice().id(), document)))
                    .hasMessageContaining("violates row-level security policy");
        }
        try (var app = boundTo(Folder.open().practice().id())) {
            assertThatThrownBy(() -> update(app, """
                            insert into document_chunk (clinic_id, document_id, position, data)
                            values (current_clinic(), '%s', 3, '\\x00')""".formatted(document))).hasMessageContaining("foreign key");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update document_chunk set data = '\\x00'",
                "delete from document_chunk",
                "truncate document_chunk",
                "update document set sha256 = '\\x00'",
                "update document set size = 1",
                "update document set content_type = 'text/html'",
                "update document set clinic_id = gen_random_uuid()",
            })
    void contentNeverChanges(String statement) throws SQLException {
        try (var app = boundTo(ours.practice().id())) {
            assertThatThrownBy(() -> update(app, statement)).hasMessageContaining("permission denied");
        }
    }

    private static Connection boundTo(UUID clinic) throws SQLException {
        var app = Database.asApp();
        app.setAutoCommit(false);
        try (var statement = app.prepareStatement("select set_config('app.clinic_id', ?, true)")) {
            statement.setString(1, clinic.toString());
            statement.execute();
        }
        return app;
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var counted = statement.executeQuery("select count(*) from " + table)) {
            counted.next();
            return counted.getLong(1);
        }
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
