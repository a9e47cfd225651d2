package org.molaris.gateway;

import java.time.Instant;

/**
 * A passport as it travels.
 *
 * @param authorization the value of the header that carries it
 * @param renewAt from when on a new one is to be made
 */
record SignedPassport(String authorization, Instant renewAt) {}
