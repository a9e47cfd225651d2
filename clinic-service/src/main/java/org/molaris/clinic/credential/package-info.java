/**
 * What lets programs in. A key is shown to its owner once; kept are its prefix and a keyed digest, which the gateway knows
 * it by. A key that belongs to a developer opens together with the developer's own alone.
 */
package org.molaris.clinic.credential;
