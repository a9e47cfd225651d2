/** The native API of API keys: speaks HTTP and decides nothing. */
package org.molaris.clinic.rest.credentials;
