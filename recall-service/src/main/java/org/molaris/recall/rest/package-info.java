/** The native API: resources and their JSON records only. */
package org.molaris.recall.rest;
