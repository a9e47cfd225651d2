/**
 * Recall campaigns, and every message that goes to patients. Owns both; knows clinics, patients, visits and payment plans
 * from events.
 */
package org.molaris.recall;
