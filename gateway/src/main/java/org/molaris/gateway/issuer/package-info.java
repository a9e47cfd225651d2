/**
 * Who may say who a user is: the embedded issuer of tokens, the others that a deployment names, their keys, and what a
 * token must be to count. Knows nothing of the door; the door asks it what a token says.
 */
package org.molaris.gateway.issuer;
