package org.molaris.clinic.rest.documents;

import io.smallrye.mutiny.Multi;

/** So many bytes that are yet to be read. */
record FileContent(Multi<byte[]> bytes, long length) {}
