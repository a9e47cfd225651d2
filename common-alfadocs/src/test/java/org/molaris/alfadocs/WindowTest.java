package org.molaris.alfadocs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.molaris.dialect.DialectRefused;

class WindowTest {

    private static final Window USUAL = Window.upTo(LocalDate.of(2026, 3, 31), 31);

    @Test
    void whatIsNotSaidFollowsFromTheRest() {
        assertThat(Window.of(null, null, USUAL, 31)).isEqualTo(USUAL);
        assertThat(window("2026-01-01", "2026-01-31")).isEqualTo(days("2026-01-01", "2026-01-31"));
        assertThat(window("2026-01-01", null)).isEqualTo(days("2026-01-01", "2026-02-01"));
        assertThat(window(null, "2026-02-01")).isEqualTo(days("2026-01-01", "2026-02-01"));
    }

    @Test
    void itHasALimitAndADirection() {
        assertThat(window("2026-01-01", "2026-02-01")).isNotNull();
        assertThatThrownBy(() -> window("2026-01-01", "2026-02-02"))
                .isInstanceOf(DialectRefused.class)
                .hasMessage("The maximum date range is 31 days.");
        assertThatThrownBy(() -> window("2026-01-02", "2026-01-01")).hasMessage("dateEnd is before dateStart.");
        assertThatThrownBy(() -> window("01/02/2026", null)).hasMessage("dateStart format must be yyyy-MM-dd.");
    }

    private static Window window(String from, String to) {
        return Window.of(from, to, USUAL, 31);
    }

    private static Window days(String from, String to) {
        return new Window(LocalDate.parse(from), LocalDate.parse(to));
    }
}
