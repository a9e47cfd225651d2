package org.molaris.clinic.rest;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * Whose duplicate a patient turned out to be.
 *
 * @param into the patient who stays
 */
record MergeRequest(@NotNull UUID into) {}
