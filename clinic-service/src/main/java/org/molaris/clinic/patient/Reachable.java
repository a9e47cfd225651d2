package org.molaris.clinic.patient;

import java.util.UUID;

/**
 * Whether and where a patient may be written to.
 *
 * @param phone null when there is none
 * @param archived put away, which whoever was merged into another or erased is too
 */
public record Reachable(UUID id, String phone, boolean recallOptedOut, boolean archived) {}
