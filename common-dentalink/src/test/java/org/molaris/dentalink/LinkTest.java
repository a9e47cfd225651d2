package org.molaris.dentalink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkTest {

    private static final String ROOT = "https://clinic.example/dentalink/api/v1/";

    @Test
    void aLinkIsAbsoluteFromWhereverItIsSaid() {
        var uri = Asked.at("/pacientes/2/citas?q=%7B%7D");

        assertThat(Link.self(uri, "citas", 754)).isEqualTo(new Link("self", ROOT + "citas/754", "GET"));
        assertThat(Link.to(uri, "pacientes", 2)).isEqualTo(new Link("pacientes", ROOT + "pacientes/2", "GET"));
        assertThat(Link.to(uri, "citas", "pacientes/2/citas"))
                .isEqualTo(new Link("citas", ROOT + "pacientes/2/citas", "GET"));
    }
}
