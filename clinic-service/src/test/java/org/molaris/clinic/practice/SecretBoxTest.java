package org.molaris.clinic.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {

    private static final UUID CLINIC = UUID.randomUUID();

    private final SecretBox box = new SecretBox(Optional.of(key(1)));

    @Test
    void whatIsClosedIsOpenedAgainAndNeverLooksTheSame() {
        var once = box.close(CLINIC, WhatsappSecret.ACCESS_TOKEN.column(), "sésamo");
        var again = box.close(CLINIC, WhatsappSecret.ACCESS_TOKEN.column(), "sésamo");

        assertThat(once).isNotEqualTo(again).doesNotContain("sésamo");
        assertThat(box.open(CLINIC, WhatsappSecret.ACCESS_TOKEN.column(), once)).contains("sésamo");
        assertThat(box.open(CLINIC, WhatsappSecret.ACCESS_TOKEN.column(), again))
                .contains("sésamo");
    }

    @Test
    void itOpensNothingElsewhere() {
        var closed = box.close(CLINIC, WhatsappSecret.ACCESS_TOKEN.column(), "sésamo");

        assertThat(box.open(UUID.randomUUID(), WhatsappSecret.ACCESS_TOKEN.column(), closed))
                .isEmpty();
        assertThat(box.open(CLINIC, WhatsappSecret.APP_SECRET.column(), closed)).isEmpty();
        assertThat(new SecretBox(Optional.of(key(2))).open(CLINIC, WhatsappSecret.ACCESS_TOKEN.column(), closed))
                .isEmpty();
        var changed = Base64.getDecoder().decode(closed);
        changed[20]++;
        assertThat(box.open(
                        CLINIC,
                        WhatsappSecret.ACCESS_TOKEN.column(),
                        Base64.getEncoder().encodeToString(changed)))
                .isEmpty();
    }

    @Test
    void withoutAKeyNothingIsTaken() {
        var none = new SecretBox(Optional.empty());

        assertThatThrownBy(() -> none.close(CLINIC, WhatsappSecret.ACCESS_TOKEN.column(), "sésamo"))
                .isInstanceOfSatisfying(
                        ClinicRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ClinicRefused.Reason.SECRETS_NOT_TAKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense!", "c2hvcnQ=", "a"})
    void aKeyThatIsNoneIsSaidSoWithoutBeingTold(String wrong) {
        assertThatThrownBy(() -> new SecretBox(Optional.of(wrong)))
                .hasMessageContaining("molaris.clinic.secrets-key")
                .hasMessageNotContaining(wrong.length() > 1 ? wrong : "\u0000");
    }

    private static String key(int seed) {
        var key = new byte[32];
        key[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(key);
    }
}
