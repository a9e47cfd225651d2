/** What happens to the documents of patients. */
package org.molaris.events.document;
