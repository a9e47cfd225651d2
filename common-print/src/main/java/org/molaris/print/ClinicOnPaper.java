package org.molaris.print;

import java.time.ZoneId;

/**
 * Whose paper it is, and how it writes.
 *
 * @param phone null when it has none
 * @param language BCP 47
 * @param currency ISO 4217
 * @param zone days and times on the paper are those of this zone
 */
public record ClinicOnPaper(String name, String phone, String language, String currency, ZoneId zone) {}
