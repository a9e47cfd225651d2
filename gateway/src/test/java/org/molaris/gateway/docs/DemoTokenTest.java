package org.molaris.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.molaris.gateway.Refusal;
import org.molaris.gateway.Refused;

class DemoTokenTest {

    @Test
    void whereThereIsNoDemoThereIsNoToken() {
        var nowhere = new DemoToken(new DemoClinic(Optional.empty(), new ObjectMapper()), null, null, null);

        assertThat(nowhere.isOffered()).isFalse();
        assertThatThrownBy(() -> nowhere.answer(null, "/docs/demo-token"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.NOT_FOUND));
    }
}
