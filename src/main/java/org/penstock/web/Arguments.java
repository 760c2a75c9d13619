package org.penstock.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;

/** Gives handlers their {@code Actor} and {@code Ui}; a handler that wants an actor is not for people who aren't signed in. */
class Arguments implements HandlerMethodArgumentResolver {
    private final Uis uis;

    Arguments(Uis uis) {
        this.uis = uis;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class || parameter.getParameterType() == Ui.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("Pages are served by servlets only");
        }
        return parameter.getParameterType() == Ui.class ? uis.of(request) : actor(request, parameter);
    }

    private static @Nullable Actor actor(HttpServletRequest request, MethodParameter parameter) {
        Actor actor = Uis.actor(request);
        if (actor == null && !parameter.isOptional()) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        return actor;
    }
}
