/** Documents of patients in the native API: how a file comes in, and how it goes out. */
package org.molaris.clinic.rest.documents;
