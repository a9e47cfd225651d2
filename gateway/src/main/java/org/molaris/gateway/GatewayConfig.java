package org.molaris.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Everything that a deployment may say to the gateway; the values and their environment names: application.properties. */
@ConfigMapping(prefix = "molaris.gateway")
public interface GatewayConfig {

    /** Where each service is, by its name: one or several URLs; behind each host's name may be several addresses. */
    Map<String, List<URI>> upstreams();

    Balancing balancing();

    Connections connections();

    Bodies body();

    PublicRequests publicRequests();

    RateLimits limits();

    Proxies proxies();

    Cors cors();

    AccessLog accessLog();

    OAuth2 oauth2();

    SlowClients slowClients();

    Breaker breaker();

    Drain drain();

    Credentials credentials();

    ApiKeys apiKeys();

    Passports passport();

    Issuer issuer();

    /** Who else issues users' tokens, by whatever name. */
    Map<String, OtherIssuer> issuers();

    IssuerKeys issuerKeys();

    Docs docs();

    /** How the gateway knows which instances of a service to ask. */
    interface Balancing {

        /** How often each is asked whether it is ready. */
        @WithDefault("500ms")
        Duration probe();

        /** How long it may take to say so. */
        @WithDefault("1s")
        Duration patience();

        /** How often it is looked up where the names of hosts lead. */
        @WithDefault("5s")
        Duration resolve();
    }

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
        @WithDefault("536870912")
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

    /** How fast anybody may ask, by all instances together. The defaults are such as no honest client meets. */
    interface RateLimits {

        @WithDefault("true")
        boolean enabled();

        /** Of one user, or one API key: what comes back in a second. */
        @WithDefault("50")
        long credentialPerSecond();

        /** The same, at once. */
        @WithDefault("1000")
        long credentialBurst();

        /** Of one address, whoever asks from there: a practice, or a whole hospital. */
        @WithDefault("200")
        long addressPerSecond();

        @WithDefault("4000")
        long addressBurst();

        /** What a request with a credential that is not good costs its address. */
        @WithDefault("10")
        long wrongCredentialCosts();

        /** How many instances there are, where nobody can be asked: each keeps its share. */
        @WithDefault("1")
        int replicas();

        /** A name behind which every instance has an address, as a headless Service has: as many as there are, there are. */
        Optional<String> peers();

        /** How many addresses, and how many owners of credentials, are remembered at most, about 500 bytes each. */
        @WithDefault("10000")
        int remembered();
    }

    /** Proxies in front of the gateway that say for whom they ask. */
    interface Proxies {

        /** Their addresses, as CIDR blocks. None, and the other end of a connection is the client. */
        Optional<List<String>> trusted();

        /** Where they say it: {@code X-Forwarded-For} or {@code Forwarded}. The other one is anybody's word. */
        @WithDefault("X-Forwarded-For")
        String header();
    }

    /** Browsers. */
    interface Cors {

        /** The origins whose pages may use the API, as {@code https://app.example}. */
        Optional<List<String>> origins();
    }

    /** One line for each request. */
    interface AccessLog {

        @WithDefault("true")
        boolean enabled();
    }

    /** How apps are allowed to act for people. */
    interface OAuth2 {

        /** Where a realm of Keycloak is, for browsers and for the gateway. No realm, no such apps. */
        Optional<URI> realmUrl();
    }

    /** How slow a client may be. */
    interface SlowClients {

        /** From its first byte to the end of a request's head; from the connection's beginning for the first. */
        @WithDefault("10s")
        Duration head();

        /** What has to come of a body, or be taken of an answer, in each window on average. */
        @WithDefault("1024")
        long bytesPerSecond();

        @WithDefault("20s")
        Duration window();
    }

    /** When a service is no longer asked because it does not answer. */
    interface Breaker {

        /** Connections refused and times run out, one after the other and no answer between them. */
        @WithDefault("5")
        int failures();

        /** How often it is tried then whether the service is back, and how long it may take to say so. */
        @WithDefault("250ms")
        Duration probe();
    }

    /** How the gateway goes. */
    interface Drain {

        /**
         * How long new connections are still taken after it has said that it is not ready, until balancers have heard of
         * it; {@code quarkus.shutdown.delay} must be a second longer.
         */
        @WithDefault("0s")
        Duration acceptFor();
    }

    /** What users show at the door. */
    interface Credentials {

        /** How much memory verified tokens are remembered in, about 3 KiB each. */
        @WithDefault("24M")
        MemorySize remembered();
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

    /** An OIDC issuer of users' tokens. */
    interface OtherIssuer {

        /** The claim {@code iss} of its tokens, to the letter. */
        String issuer();

        /** Where it publishes its keys. By TLS, unless nobody can come between. */
        URI jwksUrl();

        /** What the claim {@code aud} of its tokens must contain. */
        @WithDefault("molaris")
        String audience();

        /** The clinics that it may speak for. None listed, all. */
        Optional<Set<UUID>> clinics();

        /** Whether it may speak for platform administrators. */
        @WithDefault("false")
        boolean platformAdmins();
    }

    /** How often other issuers are asked for their keys. */
    interface IssuerKeys {

        @WithDefault("3m")
        Duration refresh();

        /** When they are asked again at the earliest: because of a key that is not known, or because they were away. */
        @WithDefault("3s")
        Duration againAfter();

        /** How long an answer may take. Requests whose key is not known wait as long. */
        @WithDefault("2s")
        Duration patience();
    }

    /** What the gateway tells of the API. */
    interface Docs {

        /** How often a service is asked to describe itself. */
        @WithDefault("1m")
        Duration refresh();

        /** The same while it does not answer. */
        @WithDefault("2s")
        Duration retry();

        /** The short name of the clinic that any reader may try the API on. No name, no demo. */
        Optional<String> demoClinic();
    }
}
