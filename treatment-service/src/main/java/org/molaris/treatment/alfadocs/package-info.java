/** Treatment plans and their steps as AlfaDocs speaks of them: care plans and their entries. Speaks HTTP and decides nothing. */
package org.molaris.treatment.alfadocs;
