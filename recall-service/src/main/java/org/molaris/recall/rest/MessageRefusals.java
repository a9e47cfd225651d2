package org.molaris.recall.rest;

import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.recall.message.MessageRefused;
import org.molaris.web.ApiError;

/** How the native API says what is refused about messages. */
class MessageRefusals {

    @ServerExceptionMapper
    RestResponse<ApiError> refused(MessageRefused e) {
        return switch (e.reason()) {
            case MESSAGE_NOT_FOUND ->
                ApiError.of(e.reason().name(), "Message not found").as(Status.NOT_FOUND);
        };
    }
}
