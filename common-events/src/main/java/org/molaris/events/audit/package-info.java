/** What the audit is told beside what happens. */
package org.molaris.events.audit;
