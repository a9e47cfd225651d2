package org.molaris.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.util.EnumMap;
import java.util.Map;
import org.molaris.web.ApiError;

/** What is said with each refusal, in the form of each dialect, written once. */
final class RefusalBodies {

    private static final int UNAUTHORIZED = 401;
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;
    private static final int LONGEST_RESOURCE = 40;
    private static final String VERSION = "/v1/";

    private final Map<Dialect, Map<Refusal, Buffer>> bodies = new EnumMap<>(Dialect.class);
    private final ObjectMapper json;

    RefusalBodies(ObjectMapper json) throws JsonProcessingException {
        this.json = json;
        for (var dialect : Dialect.values()) {
            var ofDialect = new EnumMap<Refusal, Buffer>(Refusal.class);
            for (var refusal : Refusal.values()) {
                ofDialect.put(refusal, Buffer.buffer(json.writeValueAsBytes(body(dialect, refusal))));
            }
            bodies.put(dialect, ofDialect);
        }
    }

    /**
     * The body of a refusal.
     *
     * @param uri of the request, since one of the dialects says what it is that is not there
     */
    Buffer of(Dialect dialect, Refusal refusal, String uri) {
        return dialect == Dialect.OPEN_DENTAL && refusal == Refusal.NOT_FOUND
                ? notAResource(uri)
                : bodies.get(dialect).get(refusal);
    }

    private static Object body(Dialect dialect, Refusal refusal) {
        return switch (dialect) {
            case NATIVE -> ApiError.of(refusal.code(), refusal.sentence());
            case ALFADOCS -> Map.of("error", alfaDocs(refusal));
            case DENTALINK -> new Dentalink(new Dentalink.Problem(refusal.status(), spanish(refusal)));
            case OPEN_DENTAL -> refusal.sentence() + ".";
            case OAUTH -> new OAuth(oAuth(refusal.status()), refusal.sentence());
        };
    }

    private static String alfaDocs(Refusal refusal) {
        return switch (refusal) {
            case UNAUTHENTICATED -> "Authentication required";
            case INVALID_TOKEN -> "Invalid access token";
            default -> refusal.sentence();
        };
    }

    private static String oAuth(int status) {
        if (status == UNAUTHORIZED) {
            return "invalid_client";
        }
        return status >= SERVER_ERROR || status == TOO_MANY ? "temporarily_unavailable" : "invalid_request";
    }

    /** Open Dental names what was asked for, in a sentence that is a JSON string. */
    private Buffer notAResource(String uri) {
        int version = uri.indexOf(VERSION);
        int from = version < 0 ? uri.length() : version + VERSION.length();
        int to = from;
        while (to < uri.length() && isOfName(uri.charAt(to)) && to - from < LONGEST_RESOURCE) {
            to++;
        }
        if (to == from) {
            return bodies.get(Dialect.OPEN_DENTAL).get(Refusal.NOT_FOUND);
        }
        try {
            return Buffer.buffer(json.writeValueAsBytes(uri.substring(from, to) + " is not a valid resource."));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A string could not be written", e);
        }
    }

    private static boolean isOfName(char c) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || c == '_' || c == '-';
    }

    private static String spanish(Refusal refusal) {
        return switch (refusal) {
            case MALFORMED_REQUEST -> "La petición no es HTTP bien formado";
            case MALFORMED_PATH -> "La ruta tiene caracteres o pasos que ninguna ruta de esta API tiene";
            case SEVERAL_CREDENTIALS -> "Envíe una sola credencial";
            case UNAUTHENTICATED, INVALID_TOKEN -> "Se requiere un token válido";
            case SUBSCRIPTION_EXPIRED -> "La suscripción de la clínica no está activa";
            case PLAN_UPGRADE_REQUIRED -> "El plan de la clínica no incluye las funciones dentales";
            case CLINIC_TYPE_REQUIRED -> "Solo para clínicas dentales";
            case FORBIDDEN -> "Su rol no permite esta acción";
            case FOREIGN_PAGE -> "Solo las páginas de esta puerta pueden pedirlo";
            case NOT_FOUND -> "Recurso no encontrado";
            case METHOD_NOT_ALLOWED -> "El método no es de esta API";
            case REQUEST_TIMEOUT -> "La petición llegó demasiado despacio";
            case TOO_LARGE -> "El cuerpo es más grande de lo que esta ruta permite";
            case URI_TOO_LONG -> "La ruta y la consulta son más largas de lo permitido";
            case TOO_MANY_REQUESTS -> "Hay demasiadas peticiones de este tipo en curso";
            case RATE_LIMITED -> "Demasiadas peticiones; Retry-After dice cuándo puede venir la próxima";
            case HEADERS_TOO_LARGE -> "Las cabeceras son más grandes de lo permitido";
            case SERVICE_UNAVAILABLE -> "El servicio no está disponible en este momento";
            case NOT_DESCRIBED -> "Ningún servicio ha descrito aún su parte de la API";
            case GATEWAY_TIMEOUT -> "El servicio no respondió a tiempo";
        };
    }

    private record Dentalink(Problem error) {

        private record Problem(int code, String message) {}
    }

    private record OAuth(String error, String errorDescription) {}
}
