/** How the services print: the clinic's paper, its language, and PDF made away from the event loops. */
package org.molaris.print;
