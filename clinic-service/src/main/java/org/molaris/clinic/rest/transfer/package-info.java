/** Files of patients over HTTP, streamed in both directions. */
package org.molaris.clinic.rest.transfer;
