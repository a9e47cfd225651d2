/**
 * How the services speak as Dentalink does: what its programs send and read, whatever it is about. It knows no rule of the
 * domain, and each service's {@code dentalink} package alone uses it.
 */
package org.molaris.dentalink;
