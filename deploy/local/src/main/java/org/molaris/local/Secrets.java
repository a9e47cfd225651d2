package org.molaris.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** The suite's secrets, one file each, made when first asked for. */
record Secrets(Path folder) {

    static Secrets in(DataFolder data) {
        return new Secrets(Folders.privateFolder(data.secrets()));
    }

    String superuser() {
        return word("postgres");
    }

    Passwords passwords(String database) {
        return new Passwords(word(database + "-owner"), word(database + "-app"), word(database + "-system"));
    }

    /** The file of the secret with which tokens are asked of the gateway. */
    Path issuerFile() {
        word("issuer");
        return file("issuer");
    }

    String issuer() {
        return word("issuer");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    private String word(String name) {
        if (!Files.exists(file(name))) {
            Folders.writePrivate(file(name), Passwords.word());
        }
        return Folders.read(file(name)).strip();
    }
}
