package org.molaris.treatment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    @ParameterizedTest
    @CsvSource({"0,   0,   0, 0", "2,   0,   2, 0", "3,   1,   1, 50", "200, 199, 0, 99", "5,   3,   2, 100"})
    void theWholeIsWhatIsNotLeftOut(int total, int completed, int skipped, int percent) {
        assertThat(new Progress(total, completed, skipped).percent()).isEqualTo(percent);
    }
}
