/** Recall campaigns and the patients whom they contact. */
package org.molaris.events.recall;
