package org.molaris.clinic.integration;

/** One thing that an app is told: what happened, and the number of what it happened to. */
public record AppNews(AppEvent event, long number) {}
