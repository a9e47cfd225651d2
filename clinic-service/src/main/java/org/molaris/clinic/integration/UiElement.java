package org.molaris.clinic.integration;

import java.time.Instant;
import java.util.List;

/** A place on a clinic's screens, and what an app shows there. */
public record UiElement(String name, List<UiItem> items, Instant updatedAt) {}
