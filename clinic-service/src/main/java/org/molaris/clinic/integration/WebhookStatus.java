package org.molaris.clinic.integration;

/** Whether anything is sent to a webhook. */
public enum WebhookStatus {
    ACTIVE,
    PAUSED
}
