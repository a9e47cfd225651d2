package org.molaris.clinic.rest.webhooks;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** From when on an integrator wants to be told once more. */
record ReplayRequest(@NotNull Instant since) {}
