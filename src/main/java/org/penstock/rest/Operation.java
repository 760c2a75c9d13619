package org.penstock.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API promises of one handler: the description is made of it, and {@link OperationGate} holds requests to it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Operation {
    /** The scope without which a token is refused. */
    Scope scope();

    String summary();

    /** A further sentence or two, where the summary leaves something open. */
    String detail() default "";

    /** The status of success. */
    int status() default 200;

    /** A record whose components are the parameters of the query; any other parameter is refused by name. */
    Class<?> query() default None.class;

    /** The list takes {@code limit} and {@code cursor}. */
    boolean paged() default false;

    /** The change compares {@code If-Match}. */
    boolean versioned() default false;

    /** Of a batch: what each record is sent as; where it changes records, with their id and version beside it. */
    Class<?> items() default None.class;

    /** No parameters. */
    record None() {}
}
