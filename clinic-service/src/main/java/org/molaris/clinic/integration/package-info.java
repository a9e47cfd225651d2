/**
 * Apps: programs that have connected themselves to a clinic, what they show of themselves there, and whom they are told by
 * webhook what happens. Fed by the topics of all services. In whose words an app is told, a dialect says.
 */
package org.molaris.clinic.integration;
