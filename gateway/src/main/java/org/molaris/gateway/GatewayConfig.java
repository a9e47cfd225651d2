package org.molaris.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Everything that a deployment may say to the gateway; the values and their environment names: application.properties. */
@ConfigMapping(prefix = "molaris.gateway")
public interface GatewayConfig {

    /** Where each service is, by its name. */
    Map<String, URI> upstreams();

    Connections connections();

    Bodies body();

    PublicRequests publicRequests();

    Credentials credentials();

    ApiKeys apiKeys();

    Passports passport();

    Issuer issuer();

    /** How the gateway speaks to the services. */
    interface Connections {

        /** To one service, from one event loop; further requests wait in line for the connect timeout. */
        @WithDefault("128")
        int max();

        @WithDefault("1500ms")
        Duration connectTimeout();

        /** From the last byte of the request to the first of the answer. */
        @WithDefault("30s")
        Duration responseTimeout();

        /** The same for imports and exports; must be shorter than the client's connection may be idle. */
        @WithDefault("55s")
        Duration bulkResponseTimeout();

        /** Must be shorter than what a service allows, or requests are written into connections that it closes. */
        @WithDefault("20s")
        Duration idleTimeout();
    }

    /** What a request may carry. */
    interface Bodies {

        @WithDefault("1048576")
        long maxBytes();

        /** Of a document: 25 MiB in Base64 and what is around it. */
        @WithDefault("37748736")
        long documentMaxBytes();

        /** Of an import. */
        @WithDefault("1073741824")
        long bulkMaxBytes();

        /** Of a webhook: the most that Meta sends. */
        @WithDefault("3145728")
        long webhookMaxBytes();
    }

    /** Requests that show no credential. */
    interface PublicRequests {

        /** How many there may be at any moment; must leave most connections to a service to the others. */
        @WithDefault("64")
        int atOnce();

        /** From a request's first byte to the last of its answer; must be longer than a service may take to answer. */
        @WithDefault("40s")
        Duration longest();
    }

    /** What users show at the door. */
    interface Credentials {

        /** How many verified credentials are remembered, about 3 KiB each. */
        @WithDefault("8000")
        int remembered();
    }

    /** What programs show at the door. */
    interface ApiKeys {

        /** The file with what keys are hashed under: 32 bytes in Base64, the same at clinic-service. */
        Path pepper();
    }

    /** What the services are shown. */
    interface Passports {

        /** A JWK set of two private RSA keys, the current one first. */
        Path signingKeys();

        @WithDefault("2m")
        Duration lifetime();

        /** A passport with less time left than this is made anew, and with less than half of it not used any more. */
        @WithDefault("30s")
        Duration renewBefore();
    }

    /** The issuer of users' tokens inside the gateway, for installations without an identity provider. */
    interface Issuer {

        /** The private key, made at first start. No key, no issuer. */
        Optional<Path> key();

        /** What opens {@code POST /issuer/token}. No secret, no such route. */
        Optional<Path> secret();
    }
}
