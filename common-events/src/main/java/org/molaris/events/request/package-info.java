/** What patients ask for by message: instructions to their clinic's owner, which may refuse them. */
package org.molaris.events.request;
