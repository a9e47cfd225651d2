/** Who is calling: the passport that the gateway writes, the clinic and the roles that it speaks for. */
package org.molaris.auth;
