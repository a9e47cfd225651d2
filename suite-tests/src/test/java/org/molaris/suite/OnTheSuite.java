package org.molaris.suite;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Works on the one suite that all of these share, one class after the other: some of them break parts of it. */
@ExtendWith(RunningSuite.class)
@ResourceLock("the running suite")
@Target(TYPE)
@Retention(RUNTIME)
@interface OnTheSuite {}
