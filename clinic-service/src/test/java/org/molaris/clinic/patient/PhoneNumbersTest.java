package org.molaris.clinic.patient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "SV, 7000 1234, +50370001234",
        "SV, 7000-1234, +50370001234",
        "SV, (503) 7000-1234, +50370001234",
        "SV, 00503 70001234, +50370001234",
        "SV, +503 7000 1234, +50370001234",
        "SV, +1 202 555 0123, +12025550123",
        "IT, 06 1234 5678, +390612345678",
        "CL, 9 6123 4567, +56961234567",
        "SV, +9991234567, +9991234567",
        "SV, 123, ",
        "SV, hola, ",
        "SV, 5.0370001234E10, ",
        "SV, 7000 1234 ext. 5, ",
        "SV, +503 7, ",
        "SV, +1234567890123456, ",
    })
    void aNumberIsReadAsItIsDialledThere(String country, String written, String e164) {
        assertThat(PhoneNumbers.of(country).e164(written).orElse(null)).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource({"+393471234567, 39", "+390612345678, 39", "+50370001234, 503", "+18681234567, 1", "+9991234567, 9"})
    void aNumberBeginsWithTheCodeOfItsCountry(String e164, String code) {
        assertThat(PhoneNumbers.countryCode(e164)).isEqualTo(code);
    }

    @Test
    void aClinicIsWhereItsPhoneIsAndElseWhereItsClockIs() {
        assertThat(PhoneNumbers.of("+56961234567", "Europe/Rome").e164("9 6123 4567"))
                .contains("+56961234567");
        assertThat(PhoneNumbers.of(null, "Europe/Rome").e164("06 1234 5678")).contains("+390612345678");
        assertThat(PhoneNumbers.of(null, "Asia/Tokyo").e164("7000 1234")).contains("+50370001234");
    }
}
