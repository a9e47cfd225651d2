package org.molaris.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @Test
    void thePathEndsWhereTheQueryBegins() {
        assertThat(RequestPath.of("/api/dental/patients?q=a/../b;c%2f&d=//")).isEqualTo("/api/dental/patients");
        assertThat(RequestPath.of("/")).isEqualTo("/");
        assertThat(RequestPath.of("/?a")).isEqualTo("/");
        assertThat(RequestPath.of("/a.b/c.d-e_f~g%20h%C3%A9".replace("%20", "%21")))
                .startsWith("/a.b/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api",
                "*",
                "http://elsewhere/api/dental/patients",
                "/api/dental/../clinics",
                "/api/dental/..",
                "/api/dental/a..b",
                "/api/./dental",
                "/api/dental/.",
                "/api/dental/.?x",
                "/api//dental",
                "//api/dental",
                "/api/dental//",
                "/api/dental/%2e%2e/internal",
                "/api/dental/%2E",
                "/api%2fdental",
                "/api%2Fdental",
                "/api%5cdental",
                "/api/dental%3bx",
                "/api/%252e%252e/internal",
                "/api/dental;x=1",
                "/api\\dental",
                "/api/dental#x",
                "/api/dental?a#x y",
                "/api/dental%00",
                "/api/dental%0d%0aX:y",
                "/api/dental%20x",
                "/api/dental%7f",
                "/api/dental%",
                "/api/dental%4",
                "/api/dental%zz",
                "/api/dental/\u0001",
                "/api/dental/é",
                "/api/dental?q=é",
                "/api/dental?q=\u0000",
                "/api/dental?q=%",
                "/api/dental?q=%7",
                "/api/dental?q=%zz",
                "/api/{dental}",
                "/api/dental|x",
                "/api/\"dental\"",
                "/api/dental[0]",
                "/api/dental^`<>"
            })
    void whatCouldBeReadInTwoWaysIsRefused(String uri) {
        assertThatThrownBy(() -> RequestPath.of(uri))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.MALFORMED_PATH));
    }

    @Test
    void whatBrowsersLeaveInAQueryIsEncodedForTheService() {
        assertThat(RequestPath.of("/dentalink/api/v1/citas/?q={\"id\":{\"eq\":\"7\"}}"))
                .isEqualTo("/dentalink/api/v1/citas/");
        assertThat(RequestPath.withQueryEncoded("/citas/?q={\"id\":{%22eq%22:\"7\"}}&x=a|b\\c^d`<e>[f]"))
                .isEqualTo("/citas/?q=%7B%22id%22:%7B%22eq%22:%227%22%7D%7D&x=a%7Cb%5Cc%5Ed%60%3Ce%3E[f]");
        assertThat(RequestPath.withQueryEncoded("/citas?q=%7B%7D&a=b/c")).isEqualTo("/citas?q=%7B%7D&a=b/c");
        assertThat(RequestPath.withQueryEncoded("/citas")).isEqualTo("/citas");
    }
}
