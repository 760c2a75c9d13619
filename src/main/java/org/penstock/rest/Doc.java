package org.penstock.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the description says of a field or parameter. */
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Doc {
    /** One sentence. */
    String value();

    /** As it stands in JSON or in the query; made up by type where it is empty. */
    String example() default "";

    /** The most characters of a text or items of a list; 0 where the type says it. */
    int max() default 0;

    /** The words that it may be; empty where it is free. */
    String[] oneOf() default {};

    /** It must be sent. */
    boolean required() default false;
}
