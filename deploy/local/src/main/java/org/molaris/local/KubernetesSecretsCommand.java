package org.molaris.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code ./molaris kubernetes-secrets}: the Secrets that an installation on Kubernetes begins with, made anew each time and
 * kept nowhere, for {@code kubectl apply -f -}.
 */
@Command(
        name = "kubernetes-secrets",
        description = "Print new keys and passwords as Secrets of Kubernetes, to be handed to kubectl, once.")
final class KubernetesSecretsCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.out.println(Json.write(make()));
        System.err.println(
                "These are new, and kept nowhere. Where clinics work already, others would lock them out of what"
                        + " they entrusted: hand them to a new installation alone, and keep a copy.");
        return 0;
    }

    /** All of them, as a list that kubectl takes. */
    static ObjectNode make() {
        var folder = temporary();
        try {
            var list = Json.object().put("apiVersion", "v1").put("kind", "List");
            add(list.putArray("items"), PassportKeys.in(folder));
            return list;
        } finally {
            Folders.delete(folder);
        }
    }

    private static void add(ArrayNode items, PassportKeys keys) {
        items.add(secret(
                "passport-signing-keys", Map.of("passport-signing-keys.jwks", Folders.read(keys.privateKeys()))));
        items.add(secret("passport-keys", Map.of("passport-keys.jwks", Folders.read(keys.publicKeys()))));
        items.add(secret("api-key-pepper", Map.of("api-key-pepper", Passwords.key())));
        items.add(secret("clinic-secrets", Map.of("secrets-key", Passwords.key())));
        for (var service : SuiteService.ALL) {
            keys.serviceKey(service.name())
                    .ifPresent(key -> items.add(
                            secret(service.name() + "-signing-key", Map.of("signing-key.jwk", Folders.read(key)))));
            var passwords = Passwords.random();
            items.add(role(service.database(), "owner", passwords.owner()));
            items.add(role(service.database(), "app", passwords.app()));
            items.add(role(service.database(), "system", passwords.system()));
        }
    }

    /** As an operator of PostgreSQL takes it. */
    private static ObjectNode role(String database, String role, String password) {
        return secret(database + "-" + role, Map.of("username", database + "_" + role, "password", password))
                .put("type", "kubernetes.io/basic-auth");
    }

    private static ObjectNode secret(String name, Map<String, String> values) {
        var secret = Json.object().put("apiVersion", "v1").put("kind", "Secret");
        secret.putObject("metadata").put("name", name);
        var data = secret.putObject("stringData");
        values.forEach(data::put);
        return secret;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("molaris-secrets");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
