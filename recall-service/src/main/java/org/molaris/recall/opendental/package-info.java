/** Campaigns and those whom they call back, as Open Dental's programs know them: recall types and recalls. */
package org.molaris.recall.opendental;
