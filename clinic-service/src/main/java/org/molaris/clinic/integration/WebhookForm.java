package org.molaris.clinic.integration;

import java.util.List;

/** In whose words apps are told what happened. A dialect says: what is queued has none yet. */
public interface WebhookForm {

    /** The type of the body. */
    String contentType();

    /**
     * What is sent.
     *
     * @param clinic the number of the clinic that it happened in
     */
    String body(List<AppNews> news, long clinic);
}
