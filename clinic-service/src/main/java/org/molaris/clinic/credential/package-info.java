/**
 * What lets programs in. A key is shown to its owner once; kept are its prefix and a keyed digest, which the gateway knows
 * it by.
 */
package org.molaris.clinic.credential;
