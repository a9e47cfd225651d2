package org.molaris.web;

import io.smallrye.mutiny.Multi;

/** So many bytes that are yet to be read. */
public record FileContent(Multi<byte[]> bytes, long length) {}
