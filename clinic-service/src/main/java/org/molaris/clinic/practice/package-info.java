/**
 * The clinic as the suite's tenant: how it is opened, what is set for it, and what it pays for. A clinic changes its own
 * settings; platform administration opens clinics and changes their plans and subscriptions.
 */
package org.molaris.clinic.practice;
