/** The embedded issuer of users' tokens. Knows nothing of the door; the door asks it for the key alone. */
package org.molaris.gateway.issuer;
