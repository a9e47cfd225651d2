package org.molaris.gateway.issuer;

import io.vertx.core.Future;

/** Where the keys of an issuer come from. */
interface IssuerKeys {

    /** Those that are known now. */
    KeySet known();

    /** Those that are known when the issuer was asked again, or lately; fails where it could not be asked. */
    Future<KeySet> askedAgain();
}
