/** Campaigns: whom a clinic calls back, when, and in which words; and what that brought. */
package org.molaris.recall.campaign;
