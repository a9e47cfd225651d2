/** The queue of messages to patients: when each goes out, and what became of it. */
package org.molaris.recall.message;
