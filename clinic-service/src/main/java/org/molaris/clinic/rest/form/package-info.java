/** What fields of the native API may look like, whichever resource has them. */
package org.molaris.clinic.rest.form;
