package org.penstock.commands;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Keeps Spring from printing pages about a trouble that the command tells in one line. Named in spring.factories. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TroubleReporter implements SpringBootExceptionReporter {

    TroubleReporter(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        return Troubles.known(failure).isPresent();
    }
}
