package org.molaris.clinic.integration;

/** A line that an app shows of itself. */
public record UiItem(String title, String value) {}
