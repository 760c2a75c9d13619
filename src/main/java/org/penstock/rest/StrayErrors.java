package org.penstock.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Addresses below {@code /api} that no handler answers, and methods that they do not take, are problems too. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StrayErrors implements HandlerExceptionResolver {
    private final Problems problems;

    StrayErrors(Problems problems) {
        this.problems = problems;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!ApiPaths.covers(request)
                || handler instanceof HandlerMethod
                || !(failure instanceof ErrorResponse stray)
                || !stray.getStatusCode().is4xxClientError()) {
            return null;
        }
        stray.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        try {
            problems.send(
                    request, response, HttpStatus.valueOf(stray.getStatusCode().value()));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return new ModelAndView();
    }
}
