package org.molaris.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dental:read                    | true  | false",
                "dental:write                   | true  | true",
                "openid dental:read             | true  | false",
                "dental:read dental:write       | true  | true",
                "''                             | false | false",
                "' '                            | false | false",
                "openid profile patient:list    | false | false",
                "dental:readx xdental:write     | false | false",
                "DENTAL:WRITE                   | false | false",
                "'dental:read,dental:write'     | false | false"
            })
    void scopesAllowWhatTheyName(String scope, boolean reads, boolean writes) {
        assertThat(Scopes.allow(scope, true)).isEqualTo(reads);
        assertThat(Scopes.allow(scope, false)).isEqualTo(writes);
    }

    @Test
    void withoutScopesTheRoleDecidesAlone() {
        assertThat(Scopes.allow(null, false)).isTrue();
    }
}
