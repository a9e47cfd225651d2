package org.molaris.local;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./molaris credentials}: everything that a client needs, as JSON. */
@Command(name = "credentials", description = "Print addresses, and a token and keys of each clinic, as JSON.")
final class CredentialsCommand implements Callable<Integer> {

    private static final Duration TOKEN_TIME = Duration.ofHours(12);

    @Mixin
    private OnData on;

    @Override
    public Integer call() {
        var suite = RunningSuite.on(on.folder());
        var secrets = Secrets.in(suite.data());
        var answer = Json.object();
        answer.put("gateway", suite.access().gateway());
        answer.put("kafka", suite.bootstrapServers());
        var postgres = answer.putObject("postgres")
                .put("host", "127.0.0.1")
                .put("port", suite.port(PostgresPart.NAME))
                .put("user", LocalPostgres.SUPERUSER)
                .put("password_file", secrets.file("postgres").toString());
        var databases = postgres.putArray("databases");
        SuiteService.ALL.forEach(service -> databases
                .addObject()
                .put("name", service.database())
                .put("owner", service.database() + "_owner")
                .put(
                        "owner_password_file",
                        secrets.file(service.database() + "-owner").toString()));
        var clinics = answer.putArray("clinics");
        for (var clinic : suite.access().clinics()) {
            var shown = clinics.addObject()
                    .put("slug", clinic.slug())
                    .put("id", clinic.id())
                    .put("token", suite.access().token(clinic, "owner", TOKEN_TIME));
            DemoKeys.of(clinic.slug(), secrets).forEach(shown::put);
        }
        if (suite.hasKeycloak()) {
            int port = suite.port(Keycloak.NAME);
            var keycloak = answer.putObject("keycloak")
                    .put("url", Keycloak.url(port))
                    .put("realm", Keycloak.realm(port))
                    .put("admin", Keycloak.ADMIN)
                    .put("admin_password", secrets.keycloakAdmin());
            new KeycloakDemo(secrets).describe(keycloak, suite.access().clinics());
        }
        System.out.println(Json.write(answer));
        return 0;
    }
}
