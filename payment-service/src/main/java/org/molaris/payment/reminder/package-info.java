/** What falls due by itself: reminders, and plans that are behind their schedule. */
package org.molaris.payment.reminder;
