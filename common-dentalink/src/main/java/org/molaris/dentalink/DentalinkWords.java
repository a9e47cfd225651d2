package org.molaris.dentalink;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.molaris.dialect.Complaint;
import org.molaris.dialect.Dialect;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/** Dentalink says no as {@code {"error": {"code": 404, "message": "…"}}}, in Spanish, under any of HTTP's statuses. */
@ApplicationScoped
class DentalinkWords implements Dialect {

    private final List<Wording> wordings;

    DentalinkWords(@All List<Wording> wordings) {
        this.wordings = wordings;
    }

    @Override
    public boolean isSpokenAt(String path) {
        return Dentalink.isSpokenAt(path);
    }

    @Override
    public DialectRefused nothingThere(String method, String path) {
        return DialectRefused.notFound("Recurso no encontrado");
    }

    @Override
    public Optional<DialectRefused> worded(ApiError error) {
        return wordings.stream()
                .map(wording -> wording.of(error))
                .flatMap(words -> words.stream())
                .findFirst()
                .or(() -> common(error));
    }

    /** What any service may say. */
    private static Optional<DialectRefused> common(ApiError error) {
        return Optional.ofNullable(
                switch (error.code()) {
                    case "UNAUTHENTICATED" -> new DialectRefused(401, "Se requiere un token válido");
                    case "FORBIDDEN", "INSUFFICIENT_SCOPE" ->
                        new DialectRefused(403, "El token no permite esta acción");
                    case "BAD_REQUEST" -> DialectRefused.badRequest("La solicitud no es válida");
                    case "NOT_ACCEPTABLE" -> new DialectRefused(406, "Aquí se responde en JSON");
                    case "UNSUPPORTED_MEDIA_TYPE" -> new DialectRefused(415, "El cuerpo debe ser JSON o un formulario");
                    case "IDEMPOTENCY_KEY_REUSED" ->
                        new DialectRefused(422, "La clave de idempotencia ya se usó para otra solicitud");
                    case "IDEMPOTENCY_KEY_IN_USE" ->
                        DialectRefused.conflict("La primera solicitud con esta clave de idempotencia sigue en curso");
                    case "PRECONDITION_FAILED" ->
                        DialectRefused.conflict("El recurso cambió entretanto; léalo de nuevo");
                    case "REQUEST_ENTITY_TOO_LARGE" -> new DialectRefused(413, "El cuerpo es demasiado grande");
                    case "SERVICE_UNAVAILABLE" ->
                        new DialectRefused(503, "El servicio no está disponible en este momento");
                    case "INTERNAL_ERROR" -> new DialectRefused(500, "Ocurrió un error interno");
                    default -> null;
                });
    }

    @Override
    public int nearest(int status) {
        return status;
    }

    @Override
    public Answer body(DialectRefused refusal) {
        var message = refusal.complaint().map(DentalinkWords::inSpanish).orElse(refusal.sentence());
        return new Answer(new Problem(refusal.status(), message), refusal.data());
    }

    private static String inSpanish(Complaint complaint) {
        var name = complaint.name();
        return switch (complaint.kind()) {
            case NOT_JSON -> "El cuerpo no es JSON válido";
            case NOT_AN_OBJECT -> "El cuerpo debe ser un objeto JSON";
            case REQUIRED -> "El parámetro %s es requerido".formatted(name);
            case INVALID -> "El parámetro %s no es válido".formatted(name);
            case NOT_SUPPORTED -> "El parámetro %s no está soportado".formatted(name);
            case TOO_LONG -> "El parámetro %s no puede tener más de %s caracteres".formatted(name, complaint.other());
            case ONLY_ONE_OF -> "Envíe solo uno de %s y %s".formatted(name, complaint.other());
            case NO_DAY -> "El parámetro %s debe tener el formato AAAA-MM-DD".formatted(name);
            case NO_MOMENT -> "El parámetro %s debe tener el formato AAAA-MM-DD HH:MM:SS".formatted(name);
        };
    }

    /**
     * A refusal as it is written.
     *
     * @param data what the program can go on with; not there when there is nothing
     */
    @JsonInclude(Include.NON_NULL)
    record Answer(Problem error, Object data) {}

    record Problem(int code, String message) {}
}
