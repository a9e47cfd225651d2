/**
 * How the services speak as Open Dental does: what its programs send and read, whatever it is about. It knows no rule of the
 * domain, and each service's {@code opendental} package alone uses it.
 */
package org.molaris.opendental;
