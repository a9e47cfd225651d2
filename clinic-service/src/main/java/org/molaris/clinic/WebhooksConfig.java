package org.molaris.clinic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a deployment says about webhooks, of apps and of integrators. */
@ConfigMapping(prefix = "molaris.clinic.webhooks")
public interface WebhooksConfig {

    /** Whether nobody is told in the clear. */
    @WithDefault("true")
    boolean httpsOnly();

    /** Whether nobody is told who is not on the public internet: nothing of the own network can be reached by a webhook. */
    @WithDefault("true")
    boolean publicAddressesOnly();

    /** How long a receiver may take, from finding its address to its answer. */
    @WithDefault("10s")
    Duration patience();

    /** For how long nothing may be taken before a webhook is paused. */
    @WithDefault("24h")
    Duration pausedAfter();

    /** For how long deliveries are signed under the secret before the newest, too. */
    @WithDefault("24h")
    Duration previousSecretFor();

    /** For how long it is kept what was told, or could not be. */
    @WithDefault("7d")
    Duration keptFor();

    /** When it first looks for what is to be told; each second from then on. */
    @WithDefault("10s")
    Duration firstRoundAfter();
}
