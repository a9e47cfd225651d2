/** What tests stand on: real infrastructure, callers with passports, events as they arrive, and the house's rules. */
package org.molaris.test;
