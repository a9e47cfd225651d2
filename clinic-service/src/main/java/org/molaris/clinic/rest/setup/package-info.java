/**
 * The native API of staff, rooms and words of the agenda. {@link org.molaris.clinic.rest.setup.SetupResource} says what
 * all have in common; the resource of each kind has its JSON beside it.
 */
package org.molaris.clinic.rest.setup;
