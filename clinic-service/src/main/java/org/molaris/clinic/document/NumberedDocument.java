package org.molaris.clinic.document;

import java.time.ZoneId;

/**
 * A document for callers who know everything by its number.
 *
 * @param zone the clinic's
 */
public record NumberedDocument(DocumentDetails document, ZoneId zone) {}
