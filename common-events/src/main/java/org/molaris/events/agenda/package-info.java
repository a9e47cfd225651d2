/** What happens in the agenda of a clinic, and to the people, rooms and hours that it is made of. */
package org.molaris.events.agenda;
