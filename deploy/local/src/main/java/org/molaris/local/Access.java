package org.molaris.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a client of a running suite needs: the door, and tokens from the issuer behind it. */
final class Access {

    static final String PLATFORM_ADMIN = "platform-admin";

    private static final Duration SHORT = Duration.ofMinutes(5);

    private final String gateway;
    private final GatewayClient issuer;

    Access(int gatewayPort, int managementPort, String issuerSecret) {
        this.gateway = "http://127.0.0.1:" + gatewayPort;
        this.issuer = new GatewayClient("http://127.0.0.1:" + managementPort, issuerSecret);
    }

    String gateway() {
        return gateway;
    }

    /** A token of a clinic by its slug, or of the platform itself. */
    String token(String slug, String role, Duration timeToLive) {
        if (role.equals(PLATFORM_ADMIN)) {
            return mint(null, PLATFORM_ADMIN, "admin@molaris", timeToLive);
        }
        var clinic = clinics().stream()
                .filter(each -> each.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new LaunchException("There is no clinic named %s.".formatted(slug)));
        return token(clinic, role, timeToLive);
    }

    String token(Clinic clinic, String role, Duration timeToLive) {
        return mint(clinic.id(), role, role + "@" + clinic.slug(), timeToLive);
    }

    /** The gateway as a clinic's role sees it. */
    GatewayClient as(Clinic clinic, String role) {
        return new GatewayClient(gateway, token(clinic, role, SHORT));
    }

    GatewayClient asPlatformAdmin() {
        return new GatewayClient(gateway, token("", PLATFORM_ADMIN, SHORT));
    }

    List<Clinic> clinics() {
        var clinics = new ArrayList<Clinic>();
        var platform = asPlatformAdmin();
        var from = "";
        do {
            var page = Futures.await(platform.get("/api/clinics?limit=1000" + from));
            page.path("clinics")
                    .forEach(each -> clinics.add(new Clinic(
                            each.path("slug").asText(), each.path("id").asText())));
            from = page.hasNonNull("cursor") ? "&cursor=" + page.path("cursor").asText() : "";
        } while (!from.isEmpty());
        return clinics;
    }

    private String mint(String clinicId, String role, String subject, Duration timeToLive) {
        ObjectNode wanted = Json.object()
                .put("clinic_id", clinicId)
                .put("role", role)
                .put("subject", subject)
                .put("ttl_seconds", timeToLive.toSeconds());
        return Futures.await(issuer.post("/issuer/token", wanted, null))
                .path("token")
                .asText();
    }

    /** A clinic as its clients name it. */
    record Clinic(String slug, String id) {}
}
