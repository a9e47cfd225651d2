/** The audit over the native API. */
package org.molaris.clinic.rest.audit;
