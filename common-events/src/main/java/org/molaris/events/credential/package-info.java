/** What lets programs in; read by the gateway alone. */
package org.molaris.events.credential;
