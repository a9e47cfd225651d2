/**
 * The one door of the suite. Turns a credential into a passport, holds the gates of plan and subscription, and streams
 * the request to the service that owns its path. Knows no other rule, reads no body, has no database.
 */
package org.molaris.gateway;
