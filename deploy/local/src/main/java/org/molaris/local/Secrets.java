package org.molaris.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

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

    /** The file with what API keys are hashed under. */
    Path apiKeyPepperFile() {
        key("api-key-pepper");
        return file("api-key-pepper");
    }

    /** What clinic-service encrypts the secrets of clinics with. */
    String clinicSecretsKey() {
        return key("clinic-secrets-key");
    }

    /** What was made elsewhere and is kept here; empty when nothing is. */
    Optional<String> find(String name) {
        return Files.exists(file(name)) ? Optional.of(Folders.read(file(name)).strip()) : Optional.empty();
    }

    void keep(String name, String secret) {
        Folders.writePrivate(file(name), secret);
    }

    /** Of the administrator of Keycloak. */
    String keycloakAdmin() {
        return word("keycloak-admin");
    }

    /** Of the demo's app at Keycloak. */
    String demoApp() {
        return word("demo-app");
    }

    /** Of a person of the demo at Keycloak. */
    String demoUser(String name) {
        return word("demo-user-" + name);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    private String word(String name) {
        return kept(name, Passwords::word);
    }

    /** 32 random bytes in Base64. */
    private String key(String name) {
        return kept(name, Passwords::key);
    }

    /** One at a time: the parts that share a secret start side by side. */
    private synchronized String kept(String name, Supplier<String> made) {
        if (!Files.exists(file(name))) {
            Folders.writePrivate(file(name), made.get());
        }
        return Folders.read(file(name)).strip();
    }
}
