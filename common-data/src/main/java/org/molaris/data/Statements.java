package org.molaris.data;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Statements of a feature, within the transaction under way; parameters are numbered from {@code ?1}. */
public final class Statements {

    private Statements() {}

    /** The one row's one value; null when there is no row. */
    public static <T> Uni<T> value(Class<T> type, String query, Object... values) {
        return Panache.getSession().flatMap(session -> {
            var prepared = session.createNativeQuery(query, type);
            for (int i = 0; i < values.length; i++) {
                prepared.setParameter(i + 1, values[i]);
            }
            return prepared.getResultList().map(Statements::onlyOne);
        });
    }

    /** How many rows it changed. */
    public static Uni<Integer> change(String statement, Object... values) {
        return Panache.getSession().flatMap(session -> {
            var prepared = session.createNativeQuery(statement);
            for (int i = 0; i < values.length; i++) {
                prepared.setParameter(i + 1, values[i]);
            }
            return prepared.executeUpdate();
        });
    }

    private static <T> T onlyOne(List<T> rows) {
        return rows.isEmpty() ? null : rows.get(0);
    }
}
