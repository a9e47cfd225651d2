/**
 * What the gateway tells people and programs about the API: one description merged from those of the services, a page to
 * read and try it, and a token for the demo. Knows of the door only how to be one of its own paths.
 */
package org.molaris.gateway.docs;
