package org.molaris.clinic.rest.setup;

import org.molaris.clinic.setup.Details;

/** Something to be kept. */
interface NewThing<T extends Details> {

    T toDetails();
}
