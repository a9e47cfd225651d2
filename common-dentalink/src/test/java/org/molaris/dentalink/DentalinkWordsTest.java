package org.molaris.dentalink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.dialect.Complaint;
import org.molaris.dialect.Complaint.Kind;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

class DentalinkWordsTest {

    private final DentalinkWords words = new DentalinkWords(List.of(error ->
            "FULL".equals(error.code()) ? Optional.of(DialectRefused.conflict("Está lleno")) : Optional.empty()));

    @Test
    void aRefusalSaysItsStatusOnceMore() throws JsonProcessingException {
        assertThat(written(DialectRefused.notFound("Cita no encontrada")))
                .isEqualTo("{\"error\":{\"code\":404,\"message\":\"Cita no encontrada\"}}");
        assertThat(written(DialectRefused.conflict("No").with(List.of(7))))
                .isEqualTo("{\"error\":{\"code\":409,\"message\":\"No\"},\"data\":[7]}");
    }

    @Test
    void everyComplaintIsInSpanishAndNamesTheParameter() {
        for (var kind : Kind.values()) {
            var body = words.body(new DialectRefused(new Complaint(kind, "fecha", 10)));
            assertThat(body.error().code()).isEqualTo(400);
            assertThat(body.error().message()).containsAnyOf("fecha", "JSON").doesNotContain(" is ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHENTICATED, 401, Se requiere un token válido",
        "FORBIDDEN, 403, El token no permite esta acción",
        "INSUFFICIENT_SCOPE, 403, El token no permite esta acción",
        "PRECONDITION_FAILED, 409, El recurso cambió entretanto; léalo de nuevo",
        "UNSUPPORTED_MEDIA_TYPE, 415, El cuerpo debe ser JSON o un formulario",
        "IDEMPOTENCY_KEY_REUSED, 422, La clave de idempotencia ya se usó para otra solicitud",
        "INTERNAL_ERROR, 500, Ocurrió un error interno",
        "SERVICE_UNAVAILABLE, 503, El servicio no está disponible en este momento",
        "FULL, 409, Está lleno"
    })
    void whatTheDomainRefusesIsSaidInSpanish(String code, int status, String sentence) {
        assertThat(words.worded(ApiError.of(code, "English"))).hasValueSatisfying(refusal -> {
            assertThat(refusal.status()).isEqualTo(status);
            assertThat(refusal.sentence()).isEqualTo(sentence);
        });
    }

    @Test
    void whatIsNotThereIsSaidInSpanish() {
        assertThat(words.nothingThere("GET", Dentalink.PATH + "/bancos").sentence())
                .isEqualTo("Recurso no encontrado");
        assertThat(words.worded(ApiError.of("ODD", "English"))).isEmpty();
    }

    @Test
    void itIsSpokenBelowItsPathAlone() {
        assertThat(words.isSpokenAt("/dentalink/api/v1/citas")).isTrue();
        assertThat(words.isSpokenAt("/dentalink/api/v1")).isTrue();
        assertThat(words.isSpokenAt("/dentalink/api/v12/citas")).isFalse();
        assertThat(words.isSpokenAt("/api/dental/appointments")).isFalse();
    }

    private String written(DialectRefused refusal) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(words.body(refusal));
    }
}
