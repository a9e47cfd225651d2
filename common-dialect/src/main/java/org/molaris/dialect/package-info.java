/**
 * What the dialects have in common: reading what programs send, leniently but without losing any of it, and refusing in a
 * form that is each dialect's own. It knows no rule of the domain, and no dialect.
 */
package org.molaris.dialect;
