package org.molaris.suite;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Works on the one suite that all of these share; some of them break parts of it, and mend them. */
@ExtendWith(RunningSuite.class)
@Target(TYPE)
@Retention(RUNTIME)
@interface OnTheSuite {}
