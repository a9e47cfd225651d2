/** Webhooks of integrators in the native API. Speaks HTTP and decides nothing. */
package org.molaris.clinic.rest.webhooks;
