package org.molaris.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** An app and people to try third-party apps out with: what no other installation has. */
public final class KeycloakDemo {

    public static final String APP = "demo-app";

    /** Where the app takes its codes, on whatever port it listens. */
    public static final String REDIRECT_URI = "http://127.0.0.1/callback";

    private static final List<String> ROLES = List.of("owner", "receptionist");
    private static final String CLINIC_SCOPE = "clinic";

    private final Secrets secrets;

    KeycloakDemo(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What opens the token endpoint for the app. */
    public String secret() {
        return secrets.demoApp();
    }

    /** How somebody of a clinic signs in. */
    public String password(String clinic, String role) {
        return secrets.demoUser(nameOf(clinic, role));
    }

    /** The name of somebody of a clinic. */
    public static String nameOf(String clinic, String role) {
        return role + "@" + clinic;
    }

    /** All of it as a realm takes it in; what is there already stays. */
    ObjectNode content(List<Access.Clinic> clinics, JsonNode realm) {
        var content = Json.object().put("ifResourceExists", "SKIP");
        var users = content.putArray("users");
        for (var clinic : clinics) {
            ROLES.forEach(role -> addUser(users, clinic, role));
        }
        addApp(content.putArray("clients"), realm);
        return content;
    }

    /** What a program, or a person, needs to be the app and the people. */
    void describe(ObjectNode to, List<Access.Clinic> clinics) {
        to.putObject("demo_app")
                .put("client_id", APP)
                .put("client_secret", secret())
                .put("redirect_uri", REDIRECT_URI);
        var users = to.putArray("users");
        for (var clinic : clinics) {
            for (var role : ROLES) {
                users.addObject()
                        .put("clinic", clinic.slug())
                        .put("role", role)
                        .put("username", nameOf(clinic.slug(), role))
                        .put("password", password(clinic.slug(), role));
            }
        }
    }

    private void addUser(ArrayNode users, Access.Clinic clinic, String role) {
        var user = users.addObject()
                .put("username", nameOf(clinic.slug(), role))
                .put("enabled", true)
                .put("firstName", role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1))
                .put("lastName", "of " + clinic.slug());
        user.putObject("attributes").putArray("clinic_id").add(clinic.id());
        user.putArray("groups").add("/" + role);
        // What everybody has who is not imported: without it no app goes on when they have signed out.
        user.putArray("realmRoles").add("default-roles-molaris");
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", password(clinic.slug(), role))
                .put("temporary", false);
    }

    private void addApp(ArrayNode clients, JsonNode realm) {
        var app = clients.addObject()
                .put("clientId", APP)
                .put("name", "Demo app")
                .put("enabled", true)
                .put("protocol", "openid-connect")
                .put("clientAuthenticatorType", "client-secret")
                .put("secret", secret())
                .put("standardFlowEnabled", true)
                .put("implicitFlowEnabled", false)
                .put("directAccessGrantsEnabled", false)
                .put("consentRequired", true)
                .put("fullScopeAllowed", false);
        app.putArray("redirectUris").add(REDIRECT_URI);
        app.putObject("attributes").put("pkce.code.challenge.method", "S256");
        app.putArray("defaultClientScopes").add(CLINIC_SCOPE).add("offline_access");
        var optional = app.putArray("optionalClientScopes");
        realm.path("clientScopes").forEach(scope -> {
            var name = scope.path("name").asText();
            if (!name.equals(CLINIC_SCOPE)) {
                optional.add(name);
            }
        });
    }
}
