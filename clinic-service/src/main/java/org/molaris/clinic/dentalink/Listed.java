package org.molaris.clinic.dentalink;

import jakarta.ws.rs.core.UriInfo;
import java.util.function.BiFunction;
import org.molaris.clinic.setup.Details;
import org.molaris.clinic.setup.Field;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.Numbered;
import org.molaris.dentalink.Fields;

/** A kind of thing, what {@code q} may ask of it, and how one is written. */
record Listed<T extends Details, A>(Kind<T> kind, Fields<Field> fields, BiFunction<Numbered<T>, UriInfo, A> written) {}
