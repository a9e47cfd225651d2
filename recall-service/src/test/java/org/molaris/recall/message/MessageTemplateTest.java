package org.molaris.recall.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a template may say, and what it says to whom. */
class MessageTemplateTest {

    private static final String ALL = "Hola {nombre}: {procedimiento} en {clinica} el {ultima_visita}. ¡{nombre}!";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            es    | limpieza | Hola Ana: limpieza en Sonrisa el 9 de marzo de 2026. ¡Ana!
            es-SV |          | Hola Ana: visita en Sonrisa el 9 de marzo de 2026. ¡Ana!
            en    | limpieza | Hola Ana: limpieza en Sonrisa el March 9, 2026. ¡Ana!
            en    |          | Hola Ana: visit en Sonrisa el March 9, 2026. ¡Ana!
            """)
    void everyVariableIsSaidInTheLanguageOfTheClinic(String language, String procedure, String text) {
        var ana = new Addressee("Ana", "Sonrisa", procedure, LocalDate.of(2026, 3, 9), language);

        assertThat(MessageTemplate.parse(ALL).render(ana)).isEqualTo(text);
    }

    @Test
    void theParametersAreTheVariablesInTheirOrderEachTimeTheyStandThere() {
        var ana = new Addressee("Ana", "Sonrisa", "limpieza", LocalDate.of(2026, 3, 9), "es");

        assertThat(MessageTemplate.parse(ALL).parameters(ana))
                .containsExactly("Ana", "limpieza", "Sonrisa", "9 de marzo de 2026", "Ana");
        assertThat(MessageTemplate.parse("Vuelve").parameters(ana)).isEmpty();
    }

    @Test
    void whatAPatientIsCalledIsNoTemplate() {
        var odd = new Addressee("{clinica} $1 \\", "Sonrisa", null, LocalDate.EPOCH, "es");

        assertThat(MessageTemplate.parse("Hola {nombre}").render(odd)).isEqualTo("Hola {clinica} $1 \\");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hola {apellido}      | has an unknown variable: {apellido}
            Hola {Nombre}        | has an unknown variable: {Nombre}
            Hola { nombre }      | has an unknown variable: { nombre }
            Hola {}              | has an unknown variable: {}
            Hola {nombre         | has a { that is not closed: {nombre
            Hola {nombre {clinica} | has a { that is not closed: {nombre
            Hola nombre}         | has a } that closes nothing
            Hola {               | has a { that is not closed: {
            """)
    void whatIsNoVariableIsNamed(String template, String fault) {
        assertThat(faults(template)).extracting(String::strip).containsExactly(fault);
    }

    @Test
    void everyFaultIsTold() {
        assertThat(faults("{x} {nombre} } {y} {z"))
                .containsExactly(
                        "has an unknown variable: {x}",
                        "has a } that closes nothing",
                        "has an unknown variable: {y}",
                        "has a { that is not closed: {z");
        assertThat(faults("{{nombre}}"))
                .containsExactly("has a { that is not closed: {", "has a } that closes nothing");
    }

    private static List<String> faults(String template) {
        return catchThrowableOfType(InvalidTemplate.class, () -> MessageTemplate.parse(template))
                .faults();
    }
}
