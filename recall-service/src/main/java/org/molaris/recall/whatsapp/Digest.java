package org.molaris.recall.whatsapp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256: by which something is known again that is not kept. */
final class Digest {

    private Digest() {}

    static byte[] of(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
