/**
 * How the services answer: one shape of errors, JSON that means one thing, paging, partial updates, ETags, and the
 * HTTP side of {@code Idempotency-Key}. The form of the native API; a dialect has the form of its own source.
 */
package org.molaris.web;
