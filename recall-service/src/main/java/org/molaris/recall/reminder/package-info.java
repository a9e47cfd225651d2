/** Reminders of payments and of appointments. */
package org.molaris.recall.reminder;
