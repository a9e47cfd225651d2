/** How fast the suite is beside what it stands on. Only what was measured in one run is compared. */
package org.molaris.bench;
