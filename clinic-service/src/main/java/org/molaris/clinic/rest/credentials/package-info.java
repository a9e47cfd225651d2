/** The native API of API keys and of developers: speaks HTTP and decides nothing. */
package org.molaris.clinic.rest.credentials;
