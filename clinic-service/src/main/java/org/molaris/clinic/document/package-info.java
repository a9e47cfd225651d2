/**
 * Documents of patients: what is known of a file, and its content in chunks, both under row-level security. A file is
 * what its bytes say, never what its sender says.
 */
package org.molaris.clinic.document;
