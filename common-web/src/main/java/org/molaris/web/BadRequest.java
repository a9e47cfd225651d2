package org.molaris.web;

import jakarta.ws.rs.BadRequestException;
import java.util.List;

/** A request whose form is wrong, found outside the reach of declared constraints: answered 400 with its reason. */
public class BadRequest extends BadRequestException {

    private final transient ApiError answer;

    public BadRequest(String code, String message) {
        this(ApiError.of(code, message));
    }

    /** About one field or parameter, named as the caller wrote it. */
    public BadRequest(String field, String message, Throwable cause) {
        super(message, cause);
        this.answer = new ApiError(
                "The request is not valid", "VALIDATION_FAILED", List.of(new ApiError.Detail(field, message)));
    }

    private BadRequest(ApiError answer) {
        super(answer.error());
        this.answer = answer;
    }

    public ApiError answer() {
        return answer;
    }
}
